module ex/fuzzbad

go 1.26
