local function apply(a, f) for i = 1, #a do a[i] = f(a[i]) end end
local function adder(k) return function(x) return (x + k) % 65536 end end
local function counter() local n = 0; return function() n = n + 1; return n end end
local a = {}
for i = 1, 1000 do a[i] = 0 end
for i = 0, 1999 do apply(a, adder(i)) end
local c, s = counter(), 0
for i = 1, 2000000 do s = s + c() end
print(a[1], s)
