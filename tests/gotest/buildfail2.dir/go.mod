module ex/buildfail2

go 1.26
