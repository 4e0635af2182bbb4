// Made by tools/unigen.mjs from the npm package @unicode/unicode-15.0.0. Do not edit.

package unicode

// Version is the edition of Unicode behind the tables.
const Version = "15.0.0"

// The sets of code points by category, script and property.
var (
	C                                  = &all[0]
	Cc                                 = &all[1]
	Cf                                 = &all[2]
	Cn                                 = &all[3]
	Co                                 = &all[4]
	Cs                                 = &all[5]
	L                                  = &all[6]
	LC                                 = &all[7]
	Ll                                 = &all[8]
	Lm                                 = &all[9]
	Lo                                 = &all[10]
	Lt                                 = &all[11]
	Lu                                 = &all[12]
	M                                  = &all[13]
	Mc                                 = &all[14]
	Me                                 = &all[15]
	Mn                                 = &all[16]
	N                                  = &all[17]
	Nd                                 = &all[18]
	Nl                                 = &all[19]
	No                                 = &all[20]
	P                                  = &all[21]
	Pc                                 = &all[22]
	Pd                                 = &all[23]
	Pe                                 = &all[24]
	Pf                                 = &all[25]
	Pi                                 = &all[26]
	Po                                 = &all[27]
	Ps                                 = &all[28]
	S                                  = &all[29]
	Sc                                 = &all[30]
	Sk                                 = &all[31]
	Sm                                 = &all[32]
	So                                 = &all[33]
	Z                                  = &all[34]
	Zl                                 = &all[35]
	Zp                                 = &all[36]
	Zs                                 = &all[37]
	Letter                             = &all[6]
	Mark                               = &all[13]
	Number                             = &all[17]
	Other                              = &all[0]
	Punct                              = &all[21]
	Space                              = &all[34]
	Symbol                             = &all[29]
	Digit                              = &all[18]
	Lower                              = &all[8]
	Upper                              = &all[12]
	Title                              = &all[11]
	Adlam                              = &all[38]
	Ahom                               = &all[39]
	Anatolian_Hieroglyphs              = &all[40]
	Arabic                             = &all[41]
	Armenian                           = &all[42]
	Avestan                            = &all[43]
	Balinese                           = &all[44]
	Bamum                              = &all[45]
	Bassa_Vah                          = &all[46]
	Batak                              = &all[47]
	Bengali                            = &all[48]
	Bhaiksuki                          = &all[49]
	Bopomofo                           = &all[50]
	Brahmi                             = &all[51]
	Braille                            = &all[52]
	Buginese                           = &all[53]
	Buhid                              = &all[54]
	Canadian_Aboriginal                = &all[55]
	Carian                             = &all[56]
	Caucasian_Albanian                 = &all[57]
	Chakma                             = &all[58]
	Cham                               = &all[59]
	Cherokee                           = &all[60]
	Chorasmian                         = &all[61]
	Common                             = &all[62]
	Coptic                             = &all[63]
	Cuneiform                          = &all[64]
	Cypriot                            = &all[65]
	Cypro_Minoan                       = &all[66]
	Cyrillic                           = &all[67]
	Deseret                            = &all[68]
	Devanagari                         = &all[69]
	Dives_Akuru                        = &all[70]
	Dogra                              = &all[71]
	Duployan                           = &all[72]
	Egyptian_Hieroglyphs               = &all[73]
	Elbasan                            = &all[74]
	Elymaic                            = &all[75]
	Ethiopic                           = &all[76]
	Georgian                           = &all[77]
	Glagolitic                         = &all[78]
	Gothic                             = &all[79]
	Grantha                            = &all[80]
	Greek                              = &all[81]
	Gujarati                           = &all[82]
	Gunjala_Gondi                      = &all[83]
	Gurmukhi                           = &all[84]
	Han                                = &all[85]
	Hangul                             = &all[86]
	Hanifi_Rohingya                    = &all[87]
	Hanunoo                            = &all[88]
	Hatran                             = &all[89]
	Hebrew                             = &all[90]
	Hiragana                           = &all[91]
	Imperial_Aramaic                   = &all[92]
	Inherited                          = &all[93]
	Inscriptional_Pahlavi              = &all[94]
	Inscriptional_Parthian             = &all[95]
	Javanese                           = &all[96]
	Kaithi                             = &all[97]
	Kannada                            = &all[98]
	Katakana                           = &all[99]
	Kawi                               = &all[100]
	Kayah_Li                           = &all[101]
	Kharoshthi                         = &all[102]
	Khitan_Small_Script                = &all[103]
	Khmer                              = &all[104]
	Khojki                             = &all[105]
	Khudawadi                          = &all[106]
	Lao                                = &all[107]
	Latin                              = &all[108]
	Lepcha                             = &all[109]
	Limbu                              = &all[110]
	Linear_A                           = &all[111]
	Linear_B                           = &all[112]
	Lisu                               = &all[113]
	Lycian                             = &all[114]
	Lydian                             = &all[115]
	Mahajani                           = &all[116]
	Makasar                            = &all[117]
	Malayalam                          = &all[118]
	Mandaic                            = &all[119]
	Manichaean                         = &all[120]
	Marchen                            = &all[121]
	Masaram_Gondi                      = &all[122]
	Medefaidrin                        = &all[123]
	Meetei_Mayek                       = &all[124]
	Mende_Kikakui                      = &all[125]
	Meroitic_Cursive                   = &all[126]
	Meroitic_Hieroglyphs               = &all[127]
	Miao                               = &all[128]
	Modi                               = &all[129]
	Mongolian                          = &all[130]
	Mro                                = &all[131]
	Multani                            = &all[132]
	Myanmar                            = &all[133]
	Nabataean                          = &all[134]
	Nag_Mundari                        = &all[135]
	Nandinagari                        = &all[136]
	New_Tai_Lue                        = &all[137]
	Newa                               = &all[138]
	Nko                                = &all[139]
	Nushu                              = &all[140]
	Nyiakeng_Puachue_Hmong             = &all[141]
	Ogham                              = &all[142]
	Ol_Chiki                           = &all[143]
	Old_Hungarian                      = &all[144]
	Old_Italic                         = &all[145]
	Old_North_Arabian                  = &all[146]
	Old_Permic                         = &all[147]
	Old_Persian                        = &all[148]
	Old_Sogdian                        = &all[149]
	Old_South_Arabian                  = &all[150]
	Old_Turkic                         = &all[151]
	Old_Uyghur                         = &all[152]
	Oriya                              = &all[153]
	Osage                              = &all[154]
	Osmanya                            = &all[155]
	Pahawh_Hmong                       = &all[156]
	Palmyrene                          = &all[157]
	Pau_Cin_Hau                        = &all[158]
	Phags_Pa                           = &all[159]
	Phoenician                         = &all[160]
	Psalter_Pahlavi                    = &all[161]
	Rejang                             = &all[162]
	Runic                              = &all[163]
	Samaritan                          = &all[164]
	Saurashtra                         = &all[165]
	Sharada                            = &all[166]
	Shavian                            = &all[167]
	Siddham                            = &all[168]
	SignWriting                        = &all[169]
	Sinhala                            = &all[170]
	Sogdian                            = &all[171]
	Sora_Sompeng                       = &all[172]
	Soyombo                            = &all[173]
	Sundanese                          = &all[174]
	Syloti_Nagri                       = &all[175]
	Syriac                             = &all[176]
	Tagalog                            = &all[177]
	Tagbanwa                           = &all[178]
	Tai_Le                             = &all[179]
	Tai_Tham                           = &all[180]
	Tai_Viet                           = &all[181]
	Takri                              = &all[182]
	Tamil                              = &all[183]
	Tangsa                             = &all[184]
	Tangut                             = &all[185]
	Telugu                             = &all[186]
	Thaana                             = &all[187]
	Thai                               = &all[188]
	Tibetan                            = &all[189]
	Tifinagh                           = &all[190]
	Tirhuta                            = &all[191]
	Toto                               = &all[192]
	Ugaritic                           = &all[193]
	Vai                                = &all[194]
	Vithkuqi                           = &all[195]
	Wancho                             = &all[196]
	Warang_Citi                        = &all[197]
	Yezidi                             = &all[198]
	Yi                                 = &all[199]
	Zanabazar_Square                   = &all[200]
	ASCII_Hex_Digit                    = &all[201]
	Bidi_Control                       = &all[202]
	Dash                               = &all[203]
	Deprecated                         = &all[204]
	Diacritic                          = &all[205]
	Extender                           = &all[206]
	Hex_Digit                          = &all[207]
	Hyphen                             = &all[208]
	IDS_Binary_Operator                = &all[209]
	IDS_Trinary_Operator               = &all[210]
	Ideographic                        = &all[211]
	Join_Control                       = &all[212]
	Logical_Order_Exception            = &all[213]
	Noncharacter_Code_Point            = &all[214]
	Other_Alphabetic                   = &all[215]
	Other_Default_Ignorable_Code_Point = &all[216]
	Other_Grapheme_Extend              = &all[217]
	Other_ID_Continue                  = &all[218]
	Other_ID_Start                     = &all[219]
	Other_Lowercase                    = &all[220]
	Other_Math                         = &all[221]
	Other_Uppercase                    = &all[222]
	Pattern_Syntax                     = &all[223]
	Pattern_White_Space                = &all[224]
	Prepended_Concatenation_Mark       = &all[225]
	Quotation_Mark                     = &all[226]
	Radical                            = &all[227]
	Regional_Indicator                 = &all[228]
	Sentence_Terminal                  = &all[229]
	STerm                              = &all[229]
	Soft_Dotted                        = &all[230]
	Terminal_Punctuation               = &all[231]
	Unified_Ideograph                  = &all[232]
	Variation_Selector                 = &all[233]
	White_Space                        = &all[234]
)

// Categories holds the tables of the categories.
var Categories = map[string]*RangeTable{
	"C": C, "Cc": Cc, "Cf": Cf, "Cn": Cn, "Co": Co, "Cs": Cs, "L": L, "LC": LC, "Ll": Ll, "Lm": Lm, "Lo": Lo,
	"Lt": Lt, "Lu": Lu, "M": M, "Mc": Mc, "Me": Me, "Mn": Mn, "N": N, "Nd": Nd, "Nl": Nl, "No": No, "P": P,
	"Pc": Pc, "Pd": Pd, "Pe": Pe, "Pf": Pf, "Pi": Pi, "Po": Po, "Ps": Ps, "S": S, "Sc": Sc, "Sk": Sk, "Sm": Sm,
	"So": So, "Z": Z, "Zl": Zl, "Zp": Zp, "Zs": Zs,
}

// Scripts holds the tables of the scripts.
var Scripts = map[string]*RangeTable{
	"Adlam": Adlam, "Ahom": Ahom, "Anatolian_Hieroglyphs": Anatolian_Hieroglyphs, "Arabic": Arabic,
	"Armenian": Armenian, "Avestan": Avestan, "Balinese": Balinese, "Bamum": Bamum, "Bassa_Vah": Bassa_Vah,
	"Batak": Batak, "Bengali": Bengali, "Bhaiksuki": Bhaiksuki, "Bopomofo": Bopomofo, "Brahmi": Brahmi,
	"Braille": Braille, "Buginese": Buginese, "Buhid": Buhid, "Canadian_Aboriginal": Canadian_Aboriginal,
	"Carian": Carian, "Caucasian_Albanian": Caucasian_Albanian, "Chakma": Chakma, "Cham": Cham,
	"Cherokee": Cherokee, "Chorasmian": Chorasmian, "Common": Common, "Coptic": Coptic, "Cuneiform": Cuneiform,
	"Cypriot": Cypriot, "Cypro_Minoan": Cypro_Minoan, "Cyrillic": Cyrillic, "Deseret": Deseret,
	"Devanagari": Devanagari, "Dives_Akuru": Dives_Akuru, "Dogra": Dogra, "Duployan": Duployan,
	"Egyptian_Hieroglyphs": Egyptian_Hieroglyphs, "Elbasan": Elbasan, "Elymaic": Elymaic, "Ethiopic": Ethiopic,
	"Georgian": Georgian, "Glagolitic": Glagolitic, "Gothic": Gothic, "Grantha": Grantha, "Greek": Greek,
	"Gujarati": Gujarati, "Gunjala_Gondi": Gunjala_Gondi, "Gurmukhi": Gurmukhi, "Han": Han, "Hangul": Hangul,
	"Hanifi_Rohingya": Hanifi_Rohingya, "Hanunoo": Hanunoo, "Hatran": Hatran, "Hebrew": Hebrew,
	"Hiragana": Hiragana, "Imperial_Aramaic": Imperial_Aramaic, "Inherited": Inherited,
	"Inscriptional_Pahlavi": Inscriptional_Pahlavi, "Inscriptional_Parthian": Inscriptional_Parthian,
	"Javanese": Javanese, "Kaithi": Kaithi, "Kannada": Kannada, "Katakana": Katakana, "Kawi": Kawi,
	"Kayah_Li": Kayah_Li, "Kharoshthi": Kharoshthi, "Khitan_Small_Script": Khitan_Small_Script, "Khmer": Khmer,
	"Khojki": Khojki, "Khudawadi": Khudawadi, "Lao": Lao, "Latin": Latin, "Lepcha": Lepcha, "Limbu": Limbu,
	"Linear_A": Linear_A, "Linear_B": Linear_B, "Lisu": Lisu, "Lycian": Lycian, "Lydian": Lydian,
	"Mahajani": Mahajani, "Makasar": Makasar, "Malayalam": Malayalam, "Mandaic": Mandaic,
	"Manichaean": Manichaean, "Marchen": Marchen, "Masaram_Gondi": Masaram_Gondi, "Medefaidrin": Medefaidrin,
	"Meetei_Mayek": Meetei_Mayek, "Mende_Kikakui": Mende_Kikakui, "Meroitic_Cursive": Meroitic_Cursive,
	"Meroitic_Hieroglyphs": Meroitic_Hieroglyphs, "Miao": Miao, "Modi": Modi, "Mongolian": Mongolian,
	"Mro": Mro, "Multani": Multani, "Myanmar": Myanmar, "Nabataean": Nabataean, "Nag_Mundari": Nag_Mundari,
	"Nandinagari": Nandinagari, "New_Tai_Lue": New_Tai_Lue, "Newa": Newa, "Nko": Nko, "Nushu": Nushu,
	"Nyiakeng_Puachue_Hmong": Nyiakeng_Puachue_Hmong, "Ogham": Ogham, "Ol_Chiki": Ol_Chiki,
	"Old_Hungarian": Old_Hungarian, "Old_Italic": Old_Italic, "Old_North_Arabian": Old_North_Arabian,
	"Old_Permic": Old_Permic, "Old_Persian": Old_Persian, "Old_Sogdian": Old_Sogdian,
	"Old_South_Arabian": Old_South_Arabian, "Old_Turkic": Old_Turkic, "Old_Uyghur": Old_Uyghur, "Oriya": Oriya,
	"Osage": Osage, "Osmanya": Osmanya, "Pahawh_Hmong": Pahawh_Hmong, "Palmyrene": Palmyrene,
	"Pau_Cin_Hau": Pau_Cin_Hau, "Phags_Pa": Phags_Pa, "Phoenician": Phoenician,
	"Psalter_Pahlavi": Psalter_Pahlavi, "Rejang": Rejang, "Runic": Runic, "Samaritan": Samaritan,
	"Saurashtra": Saurashtra, "Sharada": Sharada, "Shavian": Shavian, "Siddham": Siddham,
	"SignWriting": SignWriting, "Sinhala": Sinhala, "Sogdian": Sogdian, "Sora_Sompeng": Sora_Sompeng,
	"Soyombo": Soyombo, "Sundanese": Sundanese, "Syloti_Nagri": Syloti_Nagri, "Syriac": Syriac,
	"Tagalog": Tagalog, "Tagbanwa": Tagbanwa, "Tai_Le": Tai_Le, "Tai_Tham": Tai_Tham, "Tai_Viet": Tai_Viet,
	"Takri": Takri, "Tamil": Tamil, "Tangsa": Tangsa, "Tangut": Tangut, "Telugu": Telugu, "Thaana": Thaana,
	"Thai": Thai, "Tibetan": Tibetan, "Tifinagh": Tifinagh, "Tirhuta": Tirhuta, "Toto": Toto,
	"Ugaritic": Ugaritic, "Vai": Vai, "Vithkuqi": Vithkuqi, "Wancho": Wancho, "Warang_Citi": Warang_Citi,
	"Yezidi": Yezidi, "Yi": Yi, "Zanabazar_Square": Zanabazar_Square,
}

// Properties holds the tables of the properties.
var Properties = map[string]*RangeTable{
	"ASCII_Hex_Digit": ASCII_Hex_Digit, "Bidi_Control": Bidi_Control, "Dash": Dash, "Deprecated": Deprecated,
	"Diacritic": Diacritic, "Extender": Extender, "Hex_Digit": Hex_Digit, "Hyphen": Hyphen,
	"IDS_Binary_Operator": IDS_Binary_Operator, "IDS_Trinary_Operator": IDS_Trinary_Operator,
	"Ideographic": Ideographic, "Join_Control": Join_Control,
	"Logical_Order_Exception": Logical_Order_Exception, "Noncharacter_Code_Point": Noncharacter_Code_Point,
	"Other_Alphabetic":                   Other_Alphabetic,
	"Other_Default_Ignorable_Code_Point": Other_Default_Ignorable_Code_Point,
	"Other_Grapheme_Extend":              Other_Grapheme_Extend, "Other_ID_Continue": Other_ID_Continue,
	"Other_ID_Start": Other_ID_Start, "Other_Lowercase": Other_Lowercase, "Other_Math": Other_Math,
	"Other_Uppercase": Other_Uppercase, "Pattern_Syntax": Pattern_Syntax,
	"Pattern_White_Space": Pattern_White_Space, "Prepended_Concatenation_Mark": Prepended_Concatenation_Mark,
	"Quotation_Mark": Quotation_Mark, "Radical": Radical, "Regional_Indicator": Regional_Indicator,
	"STerm": Sentence_Terminal, "Sentence_Terminal": Sentence_Terminal, "Soft_Dotted": Soft_Dotted,
	"Terminal_Punctuation": Terminal_Punctuation, "Unified_Ideograph": Unified_Ideograph,
	"Variation_Selector": Variation_Selector, "White_Space": White_Space,
}

// FoldCategory holds, for a category, the code points outside it that fold to one inside.
var FoldCategory = map[string]*RangeTable{
	"L": &all[235], "Ll": &all[236], "Lt": &all[237], "Lu": &all[238], "M": &all[239], "Mn": &all[240],
}

// FoldScript holds, for a script, the code points outside it that fold to one inside.
var FoldScript = map[string]*RangeTable{
	"Common": &all[241], "Greek": &all[242], "Inherited": &all[243],
}

// CategoryAliases gives the short names of categories for their long ones.
var CategoryAliases = map[string]string{
	"Cased_Letter": "LC", "Close_Punctuation": "Pe", "Combining_Mark": "M", "Connector_Punctuation": "Pc",
	"Control": "Cc", "Currency_Symbol": "Sc", "Dash_Punctuation": "Pd", "Decimal_Number": "Nd",
	"Enclosing_Mark": "Me", "Final_Punctuation": "Pf", "Format": "Cf", "Initial_Punctuation": "Pi",
	"Letter": "L", "Letter_Number": "Nl", "Line_Separator": "Zl", "Lowercase_Letter": "Ll", "Mark": "M",
	"Math_Symbol": "Sm", "Modifier_Letter": "Lm", "Modifier_Symbol": "Sk", "Nonspacing_Mark": "Mn",
	"Number": "N", "Open_Punctuation": "Ps", "Other": "C", "Other_Letter": "Lo", "Other_Number": "No",
	"Other_Punctuation": "Po", "Other_Symbol": "So", "Paragraph_Separator": "Zp", "Private_Use": "Co",
	"Punctuation": "P", "Separator": "Z", "Space_Separator": "Zs", "Spacing_Mark": "Mc", "Surrogate": "Cs",
	"Symbol": "S", "Titlecase_Letter": "Lt", "Unassigned": "Cn", "Uppercase_Letter": "Lu", "cntrl": "Cc",
	"digit": "Nd", "punct": "P",
}

const (
	tableCount = 244
	total16    = 4177
	total32    = 2714
	caseCount  = 328
	orbitCount = 87
)

// All tables in the order of their numbers, as read by decoder.
const packed = `
\'|'!_"S#b"/$i0"$("%)$#6$n)H#T"#%$Y""-='(A8$X%R"#]"#Y#;]"#S"#1$>"$#-)A1m"$h$*#$#8$)#%&#+#$#&/#'$$'"$;"$%('$#8$
)$&$"$#''$#%%#-&$#"+33%$+%$8)$$'#,&%"$#";&#.-)$%*#$#8$)$$'"$+"$$"$%"+%'$$'"$4"1$$("#%$&"#$$#$%$%%%.''%%$&"$#")
#;7)/$%9$2"$+%$&"+$$%"$#"$&"$,"+8$%9$,'#+$%&-$+$$&"$,%7/$%U"$%('2#<$%4%:$+##)%#'($#*+,#%7\"'?j"$$#'$:#$9"$'#$)
,#&_"k"$F"%I$F1$/"h"^%$#"'##Y)$&"$)#$&"$K&#C$&"$)#$&"$1["$&"$f""$B"#<+y"#(#j/%|"-81:167/$%$7R##,+,+0$-")|"-M)i
"3A$."%.'#%L#'5N'<+-%a"#d"$?"$-"),+0#AS#p"%Q"$i#"-^"%1%^"-M#-/M)m,#(#H#(#*(#A#W"$10#($5"$%+$-"'<)S"?$#=$/"#C=C
=R$'d/Q"-IcH#B$l("'O"$#"'##Z"-$;:1)0)s#d"<$|""5o%S".'c"$y""$[#"'M$R#w"7Q"$vv."#Y"1k(GP%/d%)$$#'O"]"%,+Z"/i"/.+
i#5@%q"$-"%C$Y""/0#,#[#O">3(#(#(1)$)^"'s##,+y[&79'S"d}(}(#^#l")7')<$'#&$r#?p*#X"-#_"L+U"$5&''$|#"%V%%(#(#(#%%)
$)"7$#.$<5$$1#0d"p#)%'O"%{"$/"##O#P"l&?%S"=>'F1@)M)@$G"%0t"e$#,+F'F'J/V"5.$1)$$-$1)$$"v#t'183*O"($L+|#(##$N$%#
#9$k""-+Q#5$$"'C%=)#r#Z"'6#T"$$"'*$%?#%',-+-c"_"I'.1X"%?#=)<-&7)d$l"_#U"9U"-P"/,r-A$L%#$Y$M/LK<l">G91q"'F1a"$'
"7;-,+W"$4"-I1T#$6"34$Q""l#)$#&$1-+]"),+&$*"$$"$8)$$'$,"$$"$%"$#")#))#)%'O'P#$'"Y"k"/,W(X"#Hd"h"5,+/E\"+,]#=#1
'9O)^"]%v"7*###*$$@$$"$."/,O$*#P"#-U"k"/v"9l"-,n++$O"03?%B#8$0"S$)$$N%#$$+/,+($$G$$(-,d.;-3$K"#>p$#=T"9S5b%d#$
'"3\%jf#W#9^8?8]t$p-]V)b--A$,"%t"$,")@#(3i"3,$)7)5x>O#_%n"'["-3r#'5$;cy#/{;t"+dd)&$)$$_'";#Y"%##;&/m)]W#_#)/%+
-,#&fd%P"#91i#j#a&3I#m"/e#Ii"[&6767z"1;v&x"$j"$###$#&$.#$)d"$&"$*)$>&$'#%)$c("$a'"$\0";'$1"zP"A+(Y*)$3"$)$$'"'
a"b"#v%O"%0#,'$x.AA\")#U5LYA)$&$$1]%#2r"o"','$SCg"[$_"b)&$=$$#"$#,$&#$#")#'#&#%$$###*#$$#"$&)&&#$,3)%$'3Y#$p,N
'X#71#1$1G3u$b#?9N'+-$;(n'c6'3%/%l#'S#+.'#=.'Z"/,+J/@#$_$c(70#/%+-P"$)"-0'+-+-Y$$Y""h",rMqW5_"^|"+w%#\q#;fh$xz
#u,dc"b^#)V}"W}l/Z&j_P%#!!_"S#b"-'s$$m>")8$X%S"$a)"$s"dv"$eM"'<)S")#3lz;$d&"#[P#$1{[%?}f1'vg#/\\X)$@"S%U'O(]4#
(')$#6$n)H#T"#%$Y""-='(5y&$^""$Y#"9]"#S"#1$>"$#-)A$$")V&$*"$$"$8)$#"#&#+#$#&/#'$$'"$;"$%('$#8$)$&$"$#''$#%%#-&
$#"+33%$+%$8)$$'#,&%"$#";&#.-)$%*#$#8$)$$'"$+"$$"$%"+%'$$'"$4"1$$("#%$&"#$$#$%$%%%.''%%$&"$#")#;7)/$%9$2"$+%$&
"+$$%"$#"$&"$,"+8$%9$,'#+$%&-$+$$&"$,%7/$%U"$%('2#<$%4%:$+##)%#'($#*+,#%7\"'?j"$$#'$:#$9"$'#$),#&_"k"$F"%I$F1$
/"h"^%$#"'##Y)$&"$)#$&"$K&#C$&"$)#$&"$1["$&"$f""$B"#<+y"#(#j/%|"-81:167/$%$7R##,+,+<+|"-M)i"3A$."%.'#%L#'5N'<+
-%a"#d"$?"$-"),+0#AS#p"%Q"$i#"-^"%1%^"-M#-/M)m,#(#H#(#*(#A#W"$10#($5"$%+$Y#.#=$/"#C=C=R$'d/Q"-IcH#B$l("'O"$#"'
##Z"-$;:1)0)s#d"<$|""5o%S".'c"$y""$[#"'M$R#w"7Q"$vv."#Y"1k(GP%/d%)$$#'O"]"%,+Z"/i"/.+i#5@%q"$-"%C$Y""/0#,#[#O"
>3(#(#(1)$)^"'s##,+y[&79'S"'mV%#^#l")7')<$'#&$r#?p*#X"-#_"L+U"$5&''$|#"$#V%%(#(#(#%%)$)"1'#.$<5$$1#0d"p#)%'O"%
{"$/"##O#P"l&?%S"=>'F1@)M)@$G"%0t"e$#,+F'F'J/V"5.$1)$$-$1)$$"v#t'183*O"($L+|#(##$N$%##9$k""-+Q#5$$"'C%=)#r#Z"'
6#T"$$"'*$%?#%',-+-c"_"I'.1X"%?#=)<-&7)d$l"_#U"9U"-P"/,r-A$L%#$Y$M/LK<l">G91q"'F1g"3##;-,+W"$4"-I1T#$6"34$Q""l
#)$#&$1-+]"),+&$*"$$"$8)$$'$,"$$"$%"$#")#))#)%'O'P#$'"Y"k"/,W(X"#Hd"h"5,+/E\"+,]#=#1'9O)^"]%v"7*###*$$@$$"$."/
,O$*#P"#-U"k"/v"9l"-,n++$O"03?%B#8$0"S$)$$N%#$$+/,+($$G$$(-,d.;-3$K"#>p$#=T"9S5b%d#$'"3\%jf#W#9V9]t$p-]V)b--A$
,"%t"$,")@#(3i"3,$)7)5x>O#_%n"'["-3r#'5$;cy#/{;t"+dd)&$)$$_'";#Y"%##;&/m)]W#_#)/%+-,#*]d%P"#91i#j#a&3I#Z%Ii"[&
6767z"1;v&x"$j"$###$#&$.#$)d"$&"$*)$>&$'#%)$c("$a'"$\0";'$1"zP"A+(Y*)$3"$)$$'"'a"b"#v%O"%0#,'$x.AA\")#U5LYA)$&
$$1]%#2r"o"','$SCg"[$_"b)&$=$$#"$#,$&#$#")#'#&#%$$###*#$$#"$&)&&#$,3)%$'3Y#$p,N'X#71#1$1G3u$b#?9N'+-$;(n'c6'3%
/%l#'S#+.'#=.'Z"/,+J/@#$_$c(70#/%+-P"$)"-0'+-+-Y$$Y""h",rMqW5_"^|"+w%#\q#;fh$xz#u,dc"b^#)V}"Srl/#["T#h&Z&te^"o
|?#o|?#"#lS<YQ'qdd*[{^"$[{^""!SU;O{"u(r&c"S"(S"Q"$,&$'"K#]"#x4&70))$#v#)##$'#$(#%#$#"E#j$#O'*W(#l"$$("p"j"U"&'
O"v"E##[%#$1"$)"$,"#$$2#["?v$-$:"_"+#&$'"I&$+%$9"O")5'O"#+3t"\"]#%$4)31?&/$#$K#-#$%"%%$2/##%0#,$*")&#$K#-#####
#A'#$5"#21#%#K#-###)%$41#9$-"-$#$K#-###)%$@"$#"#1$3#+%%#'%##$#"$%"$%"#%78$V""-#%#M#?%$<"#$$$"$@&/#%#M#3#)%$A"$
#"$1"$3"/#%#r"$$2'%*%:+'C%O"#1#$$"+\"Q###.-\"##$#"'#O"#$#"1##+$$"'#$7"%B$b""-#h"=)h#v"6$2")&'%$%"$)"#&9.$3"j"#
$'$v"#d/#'$-#$#"%$r"#'$b"#'$-#$#"%$=#d##'$x#G?2p$$+%z;$A#S"'Y$(/)C/E0C09#%1Y#E$&f"v$))$d"#$'"|#,]"S"["$)-x"&S"
X"M+[#u"$Q#"|"3/X"["/#,x"<h"K%,h"$1)v"$%K'#+##%$'"[)c"Q-$+$l"$+$/#(#"["$[##-#$%"##-%'$+&9'%#-i#$/29Y#$&$3#$%"'
((#"%#5$'')&$V""$_[""x*('%#.l"#$'$b#)$2"K+-#-#-#-#-#-#-#-s"$Y+"$L"''#&p$(%#x$#''v"#Q%3_"R"?V,jY'c"]{5f"|"$n,%?
,#6O#2]"$O$S"1$d%$r#'##$#"':?#%#'#M?Y#0U#a"+%$#"$-"U",M;Y")O#>$2"'#3,)#r"9%#/6M%$%"S##$%"$$"'$$#:%$5)%.+$+$++-
#-#v"#;(|%?pi+.M&S#s}$x0$j%H-.)'$#"1#9#)#$#"$#"$#"l%Cr04r#$]#J7i#)#v&FS"(S"-v$%+$+$+$%E7#S"#E###=$;D]&f)Y"%S#Q
"_"/G#/(l",["$h"&/R"v'4h"&h"&p"*Y#.5#=#-###5#=#-##f"f.+K,/:+#t"#1h"+$$#"v"##%$$"K,M+]"d"E##,K,S"i"b#(#c"$1"%#%
#Y"LY"%Y"E/#W"=]#,K,E/Cc#U$Y"W#/W#/h"k(t"(#q"Y",$*"ILCP"I=M.[#["#$$/"x"BQ"<h"?$$*f"%$."O#0'7$#EC#Q"5#b"-#$#"%#
=#3)O#H/$#$K#-###)%$4.)e$[#4'6%@Q#6##$P%"|"K'FQ#6$]""t"/$j""S"G-Q%x"i#r#A/$$$"-###O"1$#R#/$n"2$#>$,"n")$7-|"5$
4"S$r&1#j"3$S""Y"e#-###l"7$;")###_"0$U("C1$#"7#d"q#$r""OIP&f)^Z"W%1jO"3+hy"]:pR%p9)]"3b$3["4Q#2'AI'E}/r#u#Y$'$
e""7c"##$>"pt&*tV"L1[Y%'#-###l-1$?"#$$0"%*W2XS"l%'9%1)3Zv#n$#Q$##$$$"$$"%#7#$#"+#t##'$/#-#W"#'#)#$%"+#r/$Q"#Q"
#]"#Q"#]"#Q"#]"#Q"#]"#Q"#/TI]"(+p&n#X$z",-2$O("Y"4x"i+W"e1-#'###=#h)]"z#)$X;"%#U"###$$#3#'#$#($&#&#"####$$#*#"
$#$'#-#'#'#$#"1#A'%#)#ATS#_aIBjz$(l*$fd&0xQ(fe"h8sApn%'Y|$x"R"c"S"(S"\"$,"K#]"#d)#'&O*#U"X%'$#%%#$(#%#$#"E#j$#
O'*W(#l"+r"r^"l"#$'$v"$%m/p$$+aP"1)v"$%c"x"b"9#d"Y#Q-$+$l"$+$/#(#"["$[##-#$%"##-%'$+&9'%#-p&$&$3#$%"'((#"%#+&$
$"%')&$V""$_[""]&$d%('%#.l"#$'um/|"4W"{#_$#M%'#h#'##$#"'=#%$x2"t"'1)d$Rk*-.)f7S"(S"x:d$T#h"&h"i#5#=#-###5#=#-#
#nFW#/W#Oc"r#V^+r#y[-n$#Q$##$$$"$$"%#7#$#"+#t##'$/#-#W"#'#)#$%"+#r/$Q"#Q"#]"#Q"#]"#Q"#]"#Q"#]"#Q"#/TI3#G(+rW"z
#n#JT#S"\"$K"M#/#X"#"2#"P"#$&#"#$$#$$%"$&$$%"#$$$#$#$$#"$#$$%#$$"$$"#(&$#0#"4#"$$#$%#Z"#"+$$$"$#&*#"z##U"Y%$#%
$%"#4$="d"##%%#8#"'#&$"$U""O##B#+V"#$.#"T##R"r"t_"v"$%i1+aP"1l#x"b"9#d"Z#Z$#"/#T##"/*+,/*/*+,/*/*;$/*/*/*)##($
%"###*'$#*/,%##}&$%"$%=&&$#*'&$W"b\"Q##$%"(#&$#"$#")'V##"$)#$&.l"#$'vm/N#5<#|#.#"##a"#"-#$#$*#&$#$$#"##4#'$'#.
#&$#(*#>$%x2v"'1)d$Rk*-.)W8S"r;p"}#h"b$5#=#-##QHW#pc"_"w^+_"e\-S"<-#C<S"<'#$#"+#5<S"<S"<S"<S"<S"<S"<S"<S"<W">Q
"#+<Q"#+<Q"#+<Q"#+<Q"#+#$TI"1#G(+fX"d"J.|/C&70))$#z#$'c+$P&k$#x&#&$A+$%g$$n$y;$t#]-$VG_#$].T++u$p#/$D"h"O0$/29
Sd"#[&$W%Y+$M"''$U#"$Q#"#Zd.$X<")y&$g#>#n#1s"$9]#%%#Y+$8O$$a#7#[#'+$mV+O"#wL+#t"#1xP-'O99c"##$er("%#-##Yv&n#b%
-f5$_9R'e%p$$1k&$&"%i%$O3"S"&'O"_"#3E##[%#$:"$,"#$$2#["?v$-$:"_"7KLQ")5'O"#+3r"]"]#%$4)32=&/$#$K#-#$%"%%$2/##%
0#,$*")&#$K#-######A'#$5"#21#%#K#-###)%$41#9$-"-$#$K#-###)%$@"$#"#1$3#+%%#'%##$#"$%"$%"#%78$V""-#%#M#?%$<"#$$$
"$@&/#%#M#3#)%$A"$#"$1"$3"/#%#r"$$2'%*%:+'C%O"#1#$$"+\"Q###.+]"##$#"'#O"#$#"1##+$$"'9'B$b""-#h"=)h#v"6$2")&'%$
%"$)"#&9.$f#"Y/#'$-#$#"%$r"#'$b"#'$-#$#"%$=#d##'$x#G?f#z;$A#S"'Y$(/)C/E0C09#%1Y#J$f""d"#[#))$d"#$'"|#,]"S"["$)
-x"&S"X"M+[#w$O#3/X"["/#,x"<h"K%,["f#'#+##%$i8"%ld"b#:M+-#-#-#-#-#-#-#-O-$W"&p$*$#"v$&$'"t"#Q%3_"R"?V,jY'c"jw4
#nR"f"p"*l,&?,#e"$S""|#p$$[#%-#%#'#M?Y#0U#a"+%$#"$-"U",M;Y")O#O")$1,)#r"9%#/6?#+%$%"S##$%"$$"'$$#:#%5)$0")$+$+
+-#-W$f"?pi+.M&S#s}$x0$j%f"$#"1#9#)#$#"$#"$#"l%Cr04r#$]#J7i#)#v&]#3#z"$]"%+$+$+$%E7#S"#E###=$;D]&f)Y"%S#Q"_"/G
#/(l",["$h"&/u#_$V#p"*Y#c$f.+K,/^$+$$#"v"##%$$"K,M+]"d"E##,K,S"i"b#(#c"$1"%#%#Y"LY"%Y"E/#W"=]#,K,E/Cc#U$O%h"k(
t"(#q"Y",$*"ILCP"I=M.[#["#$$/"x"BQ"<h"?$$*f"%$."O#0'7$#EC#Q"5#b"-#$#"%#=#3)O#H/$#$K#-###)%$4.)e$[#4'6%@Q#6##$P
%"|"K'FQ#6$]""t"/$j""S"G-Q%x"l%/$$$"-###O"1$#R#/$n"2$#>$,"n")$7-|"5$4"S$r&1#j"3$S""Y"e#-###l"7$;")###_"0$U("C1
$#"7#d"q#$r""OIP&f)^Z"W%1jO"3+hy"]:pR%p9)]"3b$3["4Q#U"I'EV4Y$'$v$"pt&*tV"L1lY%l-1$?"#$$0"%*W2XS"l%'9%1)3oV%$z+
"x"C$O("Y"4x"i+U"f1-#'###=#h)U>'#U"###$$#3#'#$#($&#&#"####$$#*#"$#$'#-#'#'#$#"1#A'%#)#ATS#_aIBjz$(l*$fd&0xQ(fe
"h8sApn%'Y|$(!w*&$H$nj$"-*/*/.$1Q"!a#Ic"S"Y#M#-CX"#$0#$P"#"&#%##$#"$#"#$'###%%####&#"$#$$#"$#"##$#"$%)($#.#$2#
$$$#%#Z"#)###$$#"%#(#]'$#%$*($#"##$#"$#"?#1E$$"#%8#'$$##$W#R"B#+X"#".#$R##$l"v_"l"#$'q0p$yP"v"$%}'Z$#+T##+/*+,
/*/*+-(#*/k"'.'.'.)-'q&$&%%$%$$%"'((#"%$',#'$_"a["Q#R"$#"#$(#"%#$$*%#T##*$#&$So/#L#5<#|#.#%^"#,&#"*#&$#$$#%6#"
'#)#0#"%#$('$#>$Ui+"Q"j;p"}#h"c$5#=#-##gGW#bd"_"w^+_"k\-S"<S"<S"<$#"&$"$$"%#/<S"<##'$/#-=##'#)#$%"+=S"<S"<S"<S
"<S"<S"@Q"CQ"CQ"CQ"CQ"C$tR#"b"|$i#p1v%O'-r&z"#$#"$#"$#k"5R"I2$Y#"+$+$##'E$@"S"O#5\"1+$:"%#1#%#)M%^"/LO"#b"X"%#
C#-,#?%Z"$#"+$#$%+$,"$<$%Z"$#"'&#$%%$@"$%-%Z"$#"-#%#%6#8+#%Z"$#"+$#$%)%,#@$]""'%%#'+$J"'Y"$#"+#%#')#-#?%Z"$#"+
#%#')#-#1$."%Y"##-#%#'+$,"$?"#i"$&")#$#"-4#_"$$"+./V#$$"/--l"#=&#&#S"G##'5#h"+$X#"E9'&%#%$-%'/7#$,"%]0%k5'>%?#
@#c"_"+$O""##$j#"$Dk#7&7t%)["3#Y"$$R""["S")Q"AH1.%@9Z";R"G^$%#I&$($%^%r#o0b"sd"%S$$T#"]"R-+]##sZ/'#3B#s"#{&$%&
$9"'&$v""$T""A<C/$H"-;9N'Q";F$f""9.$*"$O""#T"$#"#$#'##$K"''#V&/##qj*$Q1"=2?W6${%[$)^E%##''J%&$l$"$f-"%d)#s"%i"
5S"'o#%W"=K$$"$,"%O"5)$_""#F;2#N$."#R";*'##P#7($$d$77'Y"##-$#$%+$,"$$"+%)X%C9$t""EU&-$1=#u"A^#9Y#=k&=_&+##$'#$
#"$S$"+$-%$>"1J-#'*$+"3P"?v)/#/u"K#;o#+%$#"$#"+#$e""'###)j('+##$R""+%)vh#$(";yk')]"-u7$#"]#)'t"$-"$p[*"$]Y#"z"
$Mu,)%+*/$-@'Z$%QL_#&U#*$08)#=k>-#A$-###)X#$g$"+W)$_""%R,'k6-b#-]hU)b+U#]"VS"$Y"$%*'##T"#\"%(#$#,$M\"%e"$\""#*
$#"$W""$\"#$("$$"$,Z####%%#%,$K"#_"'_"#\"$#"'$###+#>$0"$\""#'%#%,$L"$n""#(/4#X(#b"$r$"$&($$"$;"$,"#$-7#$+$$,"#
PE$@v#$)"-##i('$%&##+y%#\"$#+$#"$*")W$$R"'$#"'##_"$@&#$$^"$%#$%"$R""-*#r$$7{]##jg/#$${""$T""=T$#Q"$R""$&"$$"#c
##$#:$O"#$b#$#'$W&"$#"$#"$#|S-$#t#$O""#&#h#$:"$]"R"%+#/$Q#"#%##$q$"#A#\"##'$#$%+$,"$j%"#*#%$^#"#($#"%$$W&"#('$
$f#"#*##$b###($]#"$&p&%+$b&")##&$$#$T$"#*'&$w"?#a"$x)0$^#)$$n%)&##$m("$.R"#*##$jo*"]#\##_t,#(+&!Y:#ko#$RC"%#%Y
V1%}$q#p1v%O')t&z"#$#"$#"$#k"5R"I2$Y#"+$+$##'E$@"S"O#5\"1+$:"%#1#%#)M%^"/LO"#_"Y"$#&/&$%"+,#?$\"&'*$6"$<$#["$&
"$&"$$"#%$@"$%-#["$&"'##&$6"$8")#$\"$$#"%*$)"$-"$@_"$.T"$%Y"$#"#'%#')#-#?$\"$$('#6#>#["#&'*$6"$?k"$)"##$}"$-./
V#$$"/--l"#=&#Y";#)##'5#h"+$Z#"%#+##$#;#&%2'/$$"$(1$]0"#k5%?#@#@#c"##-*$$"3+$O""##$j#"$Dk#%&#+$("#t%#$$\"#-#$#
$/(3$$R""9#?S"'R"$#"'#$'J1.#B'$##%Z"$#"$%#%\"/$#^$%#9#-&$(%#^%r#o09&$%"5sd"%S$$T#"]"R-'_##sZ/$&"1B#s"#{&$%&$;"
$']$#<C/$H"-;5P"%R"$$"%$#I$f"")$#$#.$*Q"$U"#%$#'##$L"$*X&$$&$qj*Q1?2?W6${%[$)^E%##''J%&$l$"$f-"%d)#s"%i"5S"'p#
$X"";K$$"$,"#S"'$#)$_""#F)#/a"$."$V""/,'$$S#"#$$#"$($$d$%/7#["#%$G"+%)[%/$%#$9w"+#$&"$#"$X&"%(###=#x"/$$#"$^##
$$")#$Y#"#$'#)n&1##k&##$&V$'$#&$B"1J+$'*$+")$%P"9##w)-#+#$u""I$-####o#+%$#"$#"+#$k""$%#$j("$-"$V""''$#vh#$(";y
k')]"-u7$b""%t"$}[*"$]Y#"z"$Mw,%3/$-@'Z$%QL_#&U#*$08)#=k>-#A$-###)X#$g$"+W)$_""%R,'k6-b#-]hU)b+d"g"Q"3m##'$$"#
_@3{#3^%3})3k#3&+a#3k#3k#3$+c#9h#3*-[#3\#-)Eb#3T#3k#3i"Gw&3i"3n0GW4%Y&3(383i'3u#5l$3(3}$3y"3{#3(3s7$%")(3^%W#$
)u0j#q"Kq.["U?$z1;10%f('P$3@/#=B3I=T|.3T%3}'+a$3H3^%383y"3w)3cQ+3r+z".d#3#d(U"F'?$*{#)c%3g5/;-I1n")8+g$#$?$|"c
"1V"#@%n")\#/:/K-X(+R"3c']"e$3L'e#-{#["u#3^"3V$3)Gf&3e(3k#3V)3Z#3Z#7V*EQ#3g1Y"|%3i"3X*3Z#IY8t%[e)3y"3{#3#-a2Md
T-G.Ga#Q"U9U#gT"3X*3{+3W61u#3Y2h##%#'o"z"#={59l]"3F<Q"3ZC3{#3^%3})3k#3k#3k#3k#3k#3k#3k#3k#3k#3T#3k#3i"3R'3i"3g
I3H3i'3u#3m$3(3}$3y"3{#3(3sn13s/3H3^%383y"3w)3cQ+3s?3eP"3o23u#3^"3V$3R'3e(3k#3V)3Z#3Z#3X*3Z#3g13a&3i"3X*3iR*3y
"3{#3kT.U#gT"3X*3{+3V93eZ#3(%ls#%S["f"$'or"$;"/0%d_/3mz+[#P+$*{#)Py$t%=Lx$#'$$"#[T"+X)+m#%z#-r%-31d*3d8Gt93e+$
nE%+(3^%?K$u0"h#q"Kq.["U?$g:"%P$3@/#=B3I=kX/+]r+z"d"'3#d(U"F'}=/;-I1n")8+g$#$?$|"c"1V"#@%n")\#/:/K-X(+o(]"e$3L
'e#-{#G[)G_>#a*1|3Eh3I^U*-a2MdT-G.Ga#Q"kj#1Y5h##%#'o"z"#={59g#U"B%#+#',#%#<%#$=#$E'$%,#%$%\0$*V++K#U"$#$$$N#6#
##/$#"#m"'Z#$M"9S&%X"=A$p&"$,R$$m#n#$g).$O)}"$,"$o$";#$G"%j"$m""'&#d#+r$$^."/]$$h.N#q"%j"#d$%#%G5v'#q%#u#-#+s$
->#r#']")a"#c"/-$P3"M*G#9#7@#0#t.'?#l8;r"#A3t)Kb"'B#l1'##e#$U$"|"#_"$7U*%&3$72$.V#$}"mP/#x&%W#$,h#+\)'y"#J%#$S
""$Q"U#92#q#'s##2#d&$kv*"$i%"18f"#;#$&##[$%#+#',#%#<%#$=#$#"+{)%i/$R"P*$W1_%$A{&1H$e#"+e"-|"'R2$n$"'N'U%-b###'
s#'R"#r"'&$/#%{"+_#$S*"',##$\#e&M]#%>9o"$w#"#g&$s&"#b$$P#"-v"%#)Q#3t')L#Q/#m"9v$$q9"'{a"#fR(#z#$d""'*$g3"%U($R
\*dl$)gt"#&!R#$bw$"$5sv;#:%Y&!,"N$w>U"$_q"b7$rM")|o"$$A#&$>q*$5d#$Px9"$G,$p$|x"!8!J$U"A$Qt"#$PJtV"$Y"1$u.#$@m8
.#s"$B#(#u)6#c"$#C$S8#&#N(#^**#%(#$#iu9$r%?0#%$3#$#q$$U"A&$&!R%$jt$%$>qn"$#&$$1$%'!q$$yt$$#$$;qn"$#&$$1$%e#T"B
%#%$&#"$,"$%"$=g"$'0#)$\0*$V+")K$X"$$$N#6###/$#"#m"'Z#$M"9S&%X"=A$p&"$,R$$m#n#$g).$O)}"$,"$o$";#$e#m")&#d#+r$$
^."/v1$q#"#j"#d$%#%G+#'v'#q%#u#-#+s$->#r#']")a"#c"/-$V3"$*"-*1$'$%%5#$#"1Vh"'##e#$U$"$&"#$$$"/###$$"$,"'#3$'#$
#"7$%^*%["$U%mP/#x&%W#$,h#+\)'y"#J%#$S""$Q"U#92#q#'s##2#d&$V{*"+$$86#$'%%#')%($#"$[$"##%$&#"$,"$%"$=F$$"!{)%i/
$R"P*$W1_%$A{&1H$e#"+e"-|"'q5)N'U%-b###'s#'R"#r"'&$/#%{"+_#$S*"',##$\#e&M]#%>9o"$w#"#g&$s&"#b$$P#"-v"%#)Q#3t')
L#Q/#m"9v$$q9"'{a"#fR(#z#$d""'*$g3"%U($R\*dl$)gt"#;!I$T"A$Rt"#$PJwU"$%H$Y"1$u.#$@m8.#s"$B#(#u)6#c"$#C$S8#&#;$4
#&#^**#%(#$$lu9p%$?#.#%$3#$#q$$T"A$%$!u#j"E$(2%A$#=$#E)##$$#"%$$%@$A}*'.;'-#$#"?j#$0"$e#Q$$u&"#k#%$$$"$g%,$5"$
b&)#}#$x("$("$_&s#$w#"-y#$h%K$]%Y%%1$#"#$+6&#z#/#+##'']%#a13r0$|(s($d$"b"p(3+1o8$#"#-%/%/%/#h"$/I%/%5b"b"##'##
,$#"#'+#&#&$-"$&"'''#$\""$&"[1&Y"$z+;5t"_$8r;NS#$]",f28p#&_"$Y1$_"#h%O&+t(#P"S"#v$.[*<7*$/"$.7#(#O##]&#&3Bh">]
"-["*$1"]",n"1x.^T$r#se+_#b-M+#[##d$','f-%z%$0"$tm*}#A])?t#$N"%V#$#"#$$a$($2"#A$#=$#v#-#-/#v'1["A$%#9%$Q""x"RE
#x-$ag"tP"Y"PT*''$ov*S[#O&^"n+,n"$j#'%8#)["&l#7v#%$R%"p$P4$;A$;A$;A$;A$;^"Y7Y"'T"/#;##sF$b*wV"$%r#$t*"$y&"v"&]
%.=$=#=#j"9|'Z"Y"/x"&1)#0+a$rK&A%9%U&&S%(7&$1"5&b#*3(p"*["$#q"r/.;$9%1)|"#-*;&1)1)_'#_#.#E$r#"%_<$p#w+#w+#)$_&
r&$n-fV"$uQ""_"za1$]a+a#$a$t%#%#yw$'yk8${V":"Q#$#j"$(&$%_,'.;'-#$#"?j#$0"$y<Vu#$#"#-%/%/%/#eO##x]/M+#[##Z6$0"$
sp*"?b4$#i$!dh>)L'L$2"#_"$#O"$&G$Ao1$f,"#OW$$/I%/%Q$$I"'($g""''#&&$)$A"$$#$A"j,B#}"$@"O"J+Y+$+X"/d#$^("'$]",?k
&n&8p#&_"$W,R"I$+uU:${2#%k$$2"#_"$#x#$("%k}:$;A$;A$;A$;A$;}t##V#e"l$$$&$#[6$u&"$t#"$g%,$5"$b&Y,$U)w#+#$y#h%$Kh
)%1$#"#$+6&#z#/#+##'']%#a13r0$q0d$d"p(3+1p?##'##,$#"$(")#&#&$-"$0###$\""$+"'$'#####-#]"$##$#"["w&/&G$-$f$#[";p
"(|#;5t"_$8z(#1#]#*t%#r+Nx"c"S,V,Q#7#(n"$_"#h%O&+t(#P"S"#v$.[*<7*$/"$.7#(#^(#&3Bh">]"-["*$1"]",n"1x.^T$r#se+_#
v3',##$f-"#oO+?t#$O""#i+$%&#/#v'1["A$%#9%$Q""x"RE#x-$ag"tP"/&APT*''$ov*S[#O&^"n+,n"$j#'%8#)["&l#7v#%$R%"p$|:Y7
Y"'T"/#;##sF$Za"v#$p0"v"&]%.=$=#=#j"9|'Z"Y"/x"&1)#0+a$x+'l@&A%9%U&&S%(7&$1"5&b#*3(p"*["$#q"r/.;$9%1)|"#-*;&1)1
)_'#_#'!A$t#rm#$xU""3?#'$Q"}x"!"!|x$!"!}x$!&!A$t#rm#$xU""3F$Q"}x"!!$bV\"[$&3&#!$prBU"$=&M!"UXH]:7<bB)#+#;#%#_"
#3-S"#n%#d"s"Q#Z&]"##(W$#Y"i]>|%2r0$d$$]#)$B"=e#)#v&nw"]"s#%R};'#U"###$$#3#'#$#($&#&#"####$$#*#"$#$'#-#'#'#$#"
1#A'%#)#AV"#%!y=l"$U#$%_p>)!#z\A]#%-#![[$]$%O#""]V5t$\_8p9!#UyL["$+#!d_$Y#*'/!xU"'#/$#$K#-#$%"%$1$#$'*$&"$#"'$
Q"!%h_C1#z"#;,Y"$!Y1#jj&v"e#_"!$ryA_$&h"+!"!lv%S,#!pU$W"$#"!bu#G#"]c#t<X-O$^W@?!"]\@S#!#jk@Y#-!!#]PB[##C%!Sj5_
#+;$3$'$!Ya#p$$+w]3d$!"OxAW"t"t"!t#<+<O##=#)9$At*n"')$Gi#$+($#x.$(0$%B$c$Z,$v#"$O<v)'^'$QB"#j"#d%##$r;/$)"%#+#
%$$v1"5$r$#5%5#=3b"b"l"#%$+#U"#AK%&t=;57]Ik&[<$_"#h%V,Q%s)7&)#$#"O"1/&'O##%$}""$Y$"=Bh"^"r#Af$Q"${""Y(^T$r#^s+
d"Z#%l$3^&$g$l)$0"$ay*"$i%"18f"#E#'Y$$#"]"<+<5,$O""$c""+#-,)m&%&z"%1s"9U"z"}%U"Ve7'{Z#O&^"n+,n"$n#%A*#)["&l#n%
G.G.r$+Q"|#n$#Q$##$$$"$$"%#7#$#"+#t##'$/#-#W"#'#)#$%"+#r/$n-$U#te#z#o"l#a0x"&]%.=$=#=#j",h(Z"S"##/x"&1)#0+a$rK
&A%9%U&&S%(7&$1"5&b#*3(p"*["$#q"r/.;$9%1)|"#-*;&1)1)_'#_#G3tUS)$@"S%$!l6;sy%O&'-!%tvCQIZ#t%#)-f)!&Y{@+$$#"v"##
%$$!"bqE[%(#[7r&$](su#1i$$o"]}"_"Zi/U%\k+#s^<n#C!!"|d@d$%"SS"f$&=$S"}[4_"et.3!)v}B-$$$"-###["##$7+3!"[xBj#!&|p
V"l%'9%1)3$'!"vsEYQ"!"hj@p"!"QyAMA%WW#U$#'$-#$#"%$r"#'$b"#'$-#$#"%$=#d##'$x#$_"%S"VU$M+-#-#-#-#-#-#-#-cU0+$+$+
+-#-f]G-#'###=)!hO#l"#$'$v"#'ab"v"$%e|"l"#$'"&x]&U%apU"-#A$-###)!"d_@U"!/d[B'#/$#$K#-###)$1$#$%$$('-$-%)>$U4'#
%$'#$&#$#"##$#"E#p#0?}P$)T")&)w"$}'"I$+$l"$+$/#(#"["$[##=#;$+#E$%#1d'$aq1ua+b$3$nX:"|#/!e["%#1#%#K#-###)$3#%#%
$$1"%$7)-!'WhC+###j"###+)31!oX"%#+&#$K#-######$$#"'&#$%%$)"%#$)"?++tl&S"#v$.[*Q"$#;10'}5jY'c"nv4^s+x0$j%^V/#.#
qc2_aIBjz$(l*$fd&0xQ(fe"h8sApn%'Y|$/!lQ#S,}m$#l&Q%f#]"d"]"la/Y"O/pi+.M&S#mt%]"%+$+$+$%!#QiAp"*3"!pt#I!$SQAE##'
)*!}?_#*U"&+an>S"#)#$#"$#"$#"1#%iv&p$(%laO"d-4$?"#|u(!!#l|@K#13*p1v%Q'#w*5<$P1"%lS#]"W,%#9#-&$(%#^%r#c,#Z%b"rv
"'_##Sw9?2;Y6${%P}"$}p7"z"$Mw,%3/$-@'qaX)b+!#O_AE'/!#]^AK$/$!]g5_$$3&#!#h|Ax#,!.!jg"9#%#M#3#)$1#%#')#(##'$3#%(
(mx&x$$%Z&?i%O##t$mo93#z"\^6'#-###$['"#T"$0"%!$YqCA#r"%W"#!hd5|"#!!)_WA'##'/#%#Y"$%&3)1!#bgM$x[$"_5%!tv#Q%$3(3
k+_"!#xUBC#O#!#pYBh#'3,!qr"##$#"'#O"#$#"K$)#$#"+#3$'@&c"S"(S"Q"$1'M#]"#f4I)]V$l"(S#'''9#O$d"S,Q)$/29S$#($=3r"_
]"_"gv/b%%r#'##$#"':;s2v"#1#'{l*-w7S"(S"_N+#t"#1QQ;]"(+$!va$b#%=%%&!UP$]"#7&7&$%"5!$Sp@f.+K,/!(p|?7#S"#E###=$;
D]&""Y{4Q#uv/!!"l[@Y"!#fRAS"'!!"QRBn"!"hpCQ"(!_j"9#%#W##%#+&?$S"#!zNW"$!!#h[An"&7!$|bC_"$K#;!(SfC-###x"%$#"$#"
/*3!"[]Mz$$!|n5Mb%|"$3!#vP\"h)$?!$[UAO"&G$|"!"jTA_"!$dbMY$&d#)A!#UmB|#-3&"jy##$$#"E(v$)v"|o?9!$OvL]"#3&#!&nXB-
#$#"%#=#5$!Q{"z'yh3]"U#_"!#OOA]"*1!"Sn["t"!$]RC/$|"$5%!zR$x"&S"(5%#!#ObB|$#)#!ULh#$%!#^gM$wz("U2!%xW["z"%;$3&#
"!Yq#Y""!jc$Q#!$[fAW#/W#)+!#b^@h"+%!"UZA_"!"Ua@v"!#xb@h"&;!"WtAp"!"dYA_"!"fcAU$!"lvAS"/!Z^"%#/$#$K#-###)$1$#$%
)%&##)$C!#th@h"&h"!#rg@["$3!&WzLO$,3#-#I'E!"]}@_"!"jXCd#"!__5b#!#tQAW"%!!$p_AC)'.-#!je5h"-!#!zq#Y$%5#!hM|"$=#!
ra5O$*7!"SSBU%!"pf@Q#!#_jB]#$l"!$tSZ"]=1)#=-"Vm"%#C%O"#1#$$"+%$&")#$#"-(3$%id@G!"YuAt"!#[OBQ")3!"UVCj$#!Q^$r#k
&/"!|]5z"%!|G;#j#$%{&5#!Ot#K+!$!Sv#9#%###!xQ$["$)&!bV$p##Y"$5(3(;#!xl5x#:)!#zoBf#(30#Qb"##+%%#'%##$#"$%"$%"#%7
&)%%#'$$(0Ir_BU#/!!#QwLb$#3!%]gM$A"pt&*_BV,1.!td"9#%#M#?$1#%#')##%$$$"%$3)1"!rJU##!{o"f#'W"(!fu"S$#h"&n"#h"#=#
-&#$!fe&b#)#0!!#tdBS$*3!"ja["]"!#Wb@["#!"![|4O.!)|l@5#=#-###5#=#-##!#lb["f#'!!#r{Bj$.!!$bqAt"#%$##!d_4lS"%_#!"
bTCS$$!Q"3)+<+%!OC$bU$"$<"'Y"'."N$w>U"$_q"b7$rM")_"$I1$g)yd"$$A#&$>q*$5d#$Px9"$G,$p$|x"!&"V($r=WS"$#dN#vQ"+W0#
R_^*!b#V"Q#$#j"$(&$$"$|+"v'#/'+3#&$+"$h&"'j%$Y""?#U"#$#"$#{#/&#{##&#%%f"U"O#5\"5D#s#/K32W"_"$2%'>$m"2$c#2$c#2$
Q""#^"$2)$l#c#$2c#$2b##2&q#")#$_#/)n"#=&#&#e"%##a"$e###J#&);-#$,"$_0"#m5#z$5+$j("#v'/$$R"";$5\#$1H1X"#P$#c"+u"
Q"&$($%T"p#|"7G5p*$#"#-%/%/%/#Pj"%z'$P,")]#'S#$mX/.##$>"$u""$0"b"Z#%b##c%$="A["'F$S#.$F[$%d"'U"$X#"'+%u##qj*$r
1"=y&$#Q"$O""$f"m1$r:")#t"#1m2#d-+Y+%i"5S"'X%$Kk"#m##a"$o"+%\##y$#t"$2:-%)f%$%p##f&#s#$k#"$h#x&#m&#&$c$v"$4t"$
W*m&$#"$t"[r#=yk')]"-X9As"#Vr('#-##jr$|"$Mw,%%+*/$-@'sr"n#Z%-W)$_""%qA-b#%#%0)}$$o,"$T4l*$o3a1$t#jT"$Z"].$o)g"
$r_#M)[##Q#%Zd.$XB{5$8O$$a#7#WY+!yM#}c"$c."#t;$zr*"$o:"$#up.#oM%'!Q"3)+<+[u?3)+<+'!N$t#R<$xY#rM#Qp"$S1Uw9$p$z"
!#!tt&#$/"!vt&#(.[u&#;10%O6jY'c"nv4^s+x0$j%aV/$="pt&*tV"L1lb%W2m]*_aIBjz$(l*$fd&0xQ(fe"h8sApn%'Y|$"!_x$#'!]q")
p#)y]"%$$wh2"$$###1hp?_"e,#o|?#o|?#o|?#o|?#o|?#o|?#o|?#o|?#o|?#o|?#o|?#o|?#o|?#o|?#o|?#o|?#Y$t"X3$e."9#$#"$#"$
#k"5R"9#-2$Y#"+&'$#&$E@?Z#5Y##%1#%#'n$7%-(GX"#$=##'%,#?%\"-$#$#,$,"$?"#\")&#$#&$@"$%-%\"/#%##7#8%&%\"-$#$#+#,#
@$]""'%%#%,$J"'["-#%#%*#-#?%\"-#%#%*#-#1$."%\"-#%#%,$,"$?"#n"+#$#"-4#_"$$"+4$W#$+##2$j$"C+5#h"c#7#$$"%9'&%#%$-
%'/7#$,"%{D#@#@#@#e"ET%#D$k#"5&1w%)["3$Gm"#-%S")R"=^"%@1$#["5T"Ec*;lFY#yR"_"aj//D#q($*9){"#T"?#$["H)>7O"'R"7G$
f""9.$*"$O""#T"$#"#$#'$N"''$W&"-tj*!dO")^E%##''V2'd)#b(%W";O"#-%O"1+$_""#F74#["%R"90#P#1$$($$d$"19'\"-$#$#,$,"
$j%"7#%^#CW&-$-?#u"=#$^#"3[#;l&9b&+##$#%$#T$-$+&$>"1L)#'45P";x)/#-v"K#;o#+%$#"$#"##$%e")###'k('+##$R""+%%io*$#
"]#)'Q##q[*$z[%"+#A$-###)X#$hQ"PMS"(S"(S"&%c3$[p""$YD"$_Q"kQ#$r{9r"1Ymr)$#"Y"T#h&Z&fb$+'YW"$:u($:Z#$:T&$4"$[#:
$l#1$Yl"{;$t{""$cS:"!Xa#$:g($.[&$g4V\7$*"'U]X)U%$!}$$n0bz"1oD!$!e|##pP"$7ww"#5&p$$1z+1)#@)T#$V"Wm"$ve""n#/$D"h
"O0$/29l%?e3S"VK#ms/#k%$v#"#%#w3'+!gU,$$"##t"#1nW;n#a"X"Q#$W4"#$$<"$$"$ib$=%-$B"%:#0#d"9&$%"$&"'4$&$3#$%"'($%"
$$"$#"##+%'')n")$'#####$#"'$#&#&C$##$#"+#$("$^'"%o$##$:3$p*"$."/')'#$#%)0$#$+:#["$#?'+#e(#A3t)Kb"'B#Op:$#&$l%#
!Qr:n$#Q$##$$$"$$"%#7#$#"+#t##'$/#-#W"#'#)#$%"+#r/$Q"#Q"#]"#Q"#]"#Q"#]"#Q"#]"#Q"#/$U#en#'#U"###$$#3#'#$#($&#&#
"####$$#*#"$#$'#-#'#'#$#"1#A'%#)#A#$rP%?Z3S"TpX"S"(S"(S"9!B=,-<'#$<"%D-#$#"&#"&&%$9A$Rs$"M*=$E#3n'[@g$_<@WR"V,
h&b)%&Q"1$Wu9"$p&"!%!*)4$X#gu$#:#%"bB+p%$S"a)#s"!cz@$1+!C$&x#$1it$/;#Sp"$|*"%/%W{9'U%$&}"#$!tl&S"#v$.[*!"zY]"S
"G<B$.2$d>Y$%{$$M"#a&$_"#$%"$b'"$aG"$X2&#v1$^%"$e%'$w'"$q("%u$#$#?#T%#d"#u5#+%^o"$/8#_*$RV/y&#|%$%^)#y"#S#$^$"
$Y$"#V$#d&$k|*%#p$$.2$d"}]"#t<)N'U%#j#'t#%v##($2"${""$#"$a#S*#U)#'=]##d&%[,$#f&#z"#V*#R0#m"#]S*#z#$d""$-h3$Zd*
el$!+0\##\%$U'@$V"6$}'V#$#_P$$U"/$%y#$d$W*$o%"$^_"pZT"#T"#T"#T"#T"#T"#T"#T"#T"#T"#T"#T"#T"#eP"$n'"$<X"FB$,#$-"
$%R3$*W,$["k"$0#%{$$M"3#$U&"$X"";A$p&"$k<"$s$&+t'#W2/v1$q#"#j"#d$%%$I"%$#w'#q('u$##%?#T%)a"#u5#+%^o"$/&$,##%#^
*#QV/#x&%|%)^)#y"#S#$]$"#Y$%t#$2"$d&i|*%#'p$$,#$-"$%d"$$i8$R"X:$_%s'#^$+g"+|"'q5)N'U%-e#'t#%v##($2"${""'a#$S*"
#.#u('%=]##d&%[,$#f&#z"#&#P*%O"$Q/"$m""$t="'de)#z#$d""#,$g3"$Zd*dl$')(b\'jY'c"nv4Xy+##$#"$,#$#"$$"#Xo@_aIBjz$(
l*$fd&0xQ(Od#pn%'Y|$$"uy#%#$ou<"=c}r)b+(!*)4$X#<$rm#xU"5?#'$Q"}x"!"!X3!_#+c"S"Y#M#-CP"#%&#$0#$P"#"&#%##$#"$#"#
$'###%%####&#"$#$$#"$#"##$#"$%)######0#$2#$##$#"##Z"#)###$$#"%#(#a&$L#$%*$(#%#$#"$#"?#1E$*#6#'$$##$W#R"B#+X"#"
.#$R##$l"v_"l"#$'q0p$yP"v"$%}'Z$#+T##+/*+,/*/*+-(#*/:/*/*/*)-)-'.)-)f'$%"$(s"$a[""O#R"$#"#$(#"%#$$*%#T##*$#&$S
o/#L#5<#|#.#%^"#,&#"*#&$#$$#%6#"'#)#0#"%#$('$#>$Ui+"Q"j;p"}#h"c$5#=#-##gGW#bd"_"w^+_"ev/d"*!v*$#"$#"$#F$#ej$/*
/*/-$1Q"!a#+T#S"\"$K"M#/#P"#%&#$0#$N#$&#"#$$#$$%'$$%#%$$#$#$$&$$%#$$%$#'######0#"4#$##$%#F#%2#*$$"$#&*#")###$#
"$%"&#"$#"'$$#"$$)$$##%+'$,"$m$M$#%$%"#P"'#["##%%#8#"'#&$V"Q##B#+V"#$.#"T##S"l"v_"v"$%i1+aP"1Z&$%2$g##X$#'$'#P
##"/*+,/*/*+-(#*/*;T"#.$3"$0"$%w($W"b\"Q##$%"(#($$,V##*$#&$."j"#$'vm/N#5<#|#.#%^"#,$#$*#&$&##$4#-0#&$#($'#$>q3
$>"b$rS+S"r;p"}#h"b$5#=#-##QHW#pc"_"w^+_"gv/d"#!P5$A{a$!#!P5$A{a$!"!S5$A"!{$$[/#!P5$A{a$!`

// The rows of CaseRanges: distance to the row before, length, and the three differences or that it is pairs.
const packedCases = `
c"S"!b"!(S"a"!a"\"!]A!]A,M!b"!#-!b"!#Ma"!a"#-a"!a""![&![&"R#"!!m)!"!R+!R+",#@#}""!!Z&!","!P.!P."!f)!f)"!!U*!"(
"!!|)!"$"#!z)!"$#!!d$!"!!t)!"!!v)!"$"!!z)!"!!O*!"!Y%!Y%"!!W*!"!!S*!"$"!S(!S(#!!W*!"!![*!"!n&!n&"!!]*!","!!f*!"
$"!!f*!$$"!!f*!"$"#!d*!"("!!h*!"$$$#!d#!d#&!!%#"!"#!"!$!""!!%#"!"#!"!$!""!!%#"!"#!"!$!""@"!c$!c$"D#!!%#"!"#!"!
$!""$"!!X%!"!!c#!"q""!!m&!#D(!!_X+!"$"!!R(!"!!YX+!"#YY+!YY+"$"!!e)!"!!O$!"!!S$!"4"!vW+!vW+"!pW+!pW+"!tW+!tW+"!
T*!T*"!{)!{)##y)!y)#!s)!s)#!u)!u)"!|}H!|}H%!y)!y)"!t}H!t}H#!})!})#![|H![|H"!f}H!f}H#!R*!R*"!V*!V*"!f}H!f}H"!SV
+!SV+"!_}H!_}H$!V*!V*#!_V+!_V+"!Z*!Z*$!\*!\*)!bU+!bU+$!e*!e*#!d}H!d}H"!e*!e*%!_|H!_|H"!e*!e*"!}#!}#"#c*!c*"!R$
!R$'!g*!g*,!d{H!d{H"!]{H!]{Hm$!n$!n$L($$%%n&!n&#!!Q&!(!!n"!#%!l"!#!!t#!##!r#!#A!b"!#1!b"!"!m"!m""%k"!k"#Aa"!a"
"!^"!^""1a"!a""!s#!s#"#q#!q#"!!1!"!o#!o#"!e#!e#%!P#!P#"!^#!^#"!0!0"P""!q$!q$"!e$!e$"!/!/"!P&!P&"!!k#!"!V%!V%#$
"!!.!"$#%!m&!"?!f$!"_"!b"!"_"a"!a""?e$!e$"e"*^#"!!?!"<"!>!>"V%#l"!S#!,l"R#!R#t^"l"!vw'!#!!vw'!'!!vw'!$v"tv#!!$
%tv#!!m/d$!rqE!"+!1!$+0!0aP"!yy&!yy&"!wy&!wy&"!ey&!ey&"#ay&!ay&"!cy&!cy&"!Ty&!Ty&"!qv&!qv&"!]^B!]^B)v"!sv#!$%!
sv#!Q%!WbB!WbB%!vk$!vk$2!ddB!ddBf#g''!i#!i#$!!RX(!#V%"/1!1"/!0!"+1!1$+!0!$/1!1"/!0!"/1!1"/!0!"+1!1$+!0!%!1!1#!
1!1#!1!1#!1!1#!!0!#!!0!#!!0!#!!0!"/1!1"/!0!"#Y$!Y$"'r$!r$"#_%!_%"#j&!j&"#x%!x%"#f&!f&$/1!1"/!0!"/1!1"/!0!"/1!1
"/!0!"#1!1#!3!3&#!0!"#!X$!"!!2!#!Zu'!Zu'&!3!3&'!q$!"!!2!%#1!1(#!0!"#!^%!&#1!1%!/!/$#!0!"#!w%!"!!.!(!3!3&#!i&!"
#!e&!"!!2!f'!!uS(!%!!ez(!"!!Xu(!(!!Y"!=!X"!X"3?!A!"?@!@%$t2S"!U"!"S"T"!T"eHQ#!S#!"Q#R#!R#"$"!!RV+!"!!uk$!"!!aU
+!"!^X+!^X+"!XX+!XX+","!!oW+!"!!^V+!"!!uW+!"!!sW+!#$#$)#!XY+!"^%)(%$.l"uw'!uw'#!uw'!uw''!uw'!uw'um/}"4X"{#<$o#
+("!!VbB!"4%$"!!Z|H!$("!S#!S##H"!!e}H!"!!{}H!"!!s}H!"!!^}H!"!!e}H!#!!\{H!"!!^|H!"!!c{H!"!!_I!"@"!!R#!"!!c}H!"!
!cdB!"('$&(=$q3!^I!^I>d$qqE!qqEQS+S"!b"!(S"a"!a"x:p"!r"!"p"q"!q"T#h"!r"!&h"q"!q"i#5!p"!#=!p"!#-!p"!##!p"!#5o"!
o"#=o"!o"#-o"!o"##o"!o"nFW#!t#!/W#s#!s#Oc"_"!b"!"_"a"!a"V^+_"!b"!"_"a"!a"su/d"!f"!"d"e"!e"`

// Simple folding where the case mappings do not tell it: code point and next of its orbit.
const packedOrbits = `
m"b")b"9fz()n,d"]A1b";SX('Yu(m"!"!p"P.g"#"#"$"#"#"$"#"#"$F#"#"$_(n$o"b"$b"$b""b""b"#b"%b""b"#_"$b"$b"*]"$t#$S"
"xs'"_##oB%M"S#"#"a"$?$vS((o#"h"%P#"^#;q$"e$$}$"V%>b"#b"+b"$b""b")b")hx&#fx&+Sx&$Ox&"Ox&)rw&9#"pv&Xz#yy&"wy&"e
y&"ay&"#"cy&"Ty&"qv&"]^B[+#"h#["i#^'yx'v(XU(%w{("kv(wS1#"^^B`
