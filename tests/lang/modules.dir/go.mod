module ex.com/app

go 1.24

require (
	ex.com/old v1.2.3 // indirect
	ex.com/Dir/sub v0.0.0
)

replace ex.com/old => ./old
replace (
	ex.com/Dir/sub v0.0.0 => ./other // c
)
