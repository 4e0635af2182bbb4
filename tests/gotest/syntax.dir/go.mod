module ex/syntax

go 1.26
