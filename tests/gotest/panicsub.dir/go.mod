module ex/panicsub

go 1.26
