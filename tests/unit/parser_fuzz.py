# parser_fuzz.py - breaks Go files at random and compares our syntax errors with those of gc's own parser.
#
#   find /usr/local/go/test -name '*.go' > /tmp/parser_fuzz.files
#   mkdir -p /tmp/po; (sed -e '/go:build ignore/d' tests/unit/parser_oracle.go) > /tmp/po/main.go
#   echo '{"Replace":{"'$(go env GOROOT)'/src/cmd/compile/internal/zz/main.go":"/tmp/po/main.go"}}' > /tmp/po/o.json
#   (cd $(go env GOROOT)/src && go build -overlay /tmp/po/o.json -o /tmp/parser_oracle cmd/compile/internal/zz)
#   DRIVE=build/parser_drive python3 tests/unit/parser_fuzz.py SEED FILES SHOW
import random,sys,os,re,subprocess
seed=int(sys.argv[1]); n=int(sys.argv[2])
random.seed(seed)
files=[l.strip() for l in open('/tmp/parser_fuzz.files')]
files=[f for f in files if os.path.isfile(f) and os.path.getsize(f)<6000]
tokre=re.compile(rb'//[^\n]*|/\*.*?\*/|`[^`]*`|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|[A-Za-z_]\w*|[0-9][\w.]*|\s+|<<=|>>=|&\^=|\.\.\.|&&|\|\||<-|\+\+|--|==|!=|<=|>=|:=|[-+*/%&|^]=|<<|>>|&\^|.',re.S)
extra=[b'{',b'}',b'(',b')',b'[',b']',b',',b';',b':',b':=',b'=',b'.',b'...',b'*',b'&',b'<-',b'if ',b'for ',b'switch ',b'case ',b'default:',b'else ',b'func ',b'type ',b'var ',b'range ',b'x',b'1',b'"s"',b'struct ',b'interface ',b'map',b'chan ',b'go ',b'return ',b'\n',b'~',b'|',b'+',b'!',b'++',b'+=',b'const ',b'import ',b'select ',b'goto ',b'\x00',b'\xff',b'@',b'#',b'\xef\xbb\xbf',b"'",b'"',b'`',b'0x',b'1e',b'08',b'\\',b'$',b'?', b'\xe2\x82\xac', 'é'.encode(), '٣'.encode(), b'continue ',b'break ', b'[T any]', b'/*', b'[]int{', b'func() {', b'interface{ m() }']
os.makedirs('/tmp/fz',exist_ok=True)
names=[]
for i in range(n):
    t=tokre.findall(open(random.choice(files),'rb').read())
    sig=[k for k,x in enumerate(t) if not x.isspace() and not x.startswith(b'//')]
    if not sig: continue
    for _ in range(random.choice([1,1,1,2,3])):
        k=random.choice(sig); r=random.random()
        if r<.3: t[k]=b''
        elif r<.6: t[k]=t[k]+b' '+random.choice(extra)
        elif r<.8: t[k]=random.choice(extra)
        elif r<.9:
            j=random.choice(sig); t[k],t[j]=t[j],t[k]
        elif r<.95: t=t[:k+1]; break
        else: t[k]=t[k]+b'\n'
    sig=None
    nm='/tmp/fz/%d_%d.go'%(seed,i)
    open(nm,'wb').write(b''.join(t)); names.append(nm)
inp='\n'.join(names)+'\n'
a=subprocess.run(['/tmp/parser_oracle'],input=inp.encode(),capture_output=True).stdout
p=subprocess.run([os.environ.get('DRIVE','build/parser_drive'),'-e','-raw','-'],input=inp.encode(),capture_output=True)
b=p.stdout
if p.stderr: print(p.stderr.decode()[:3000])
if p.returncode<0: print("CRASH",p.returncode)
def group(s):
    d={}
    for l in s.split(b'\n'):
        m=re.match(rb'(/tmp/fz/\w+\.go):',l)
        if m: d.setdefault(m.group(1),[]).append(l); last=m.group(1)
        elif l and d: d[last].append(l)
    return d
A,B=group(a),group(b)
bad=0
for nm in names:
    x,y=A.get(nm.encode(),[]),B.get(nm.encode(),[])
    if x!=y:
        bad+=1
        if bad<=int(sys.argv[3]):
            print('==',nm)
            for l in x:
                if l not in y: print('  gc ',l.decode('latin1'))
            for l in y:
                if l not in x: print('  our',l.decode('latin1'))
            if sorted(x)==sorted(y): print('   order')
print(len(names),'files',sum(map(bool,A.values())),'with errors',bad,'differ')
