module ex/main

go 1.26
