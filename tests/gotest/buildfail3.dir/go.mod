module ex/buildfail3

go 1.26
