module ex/buildfail

go 1.26
