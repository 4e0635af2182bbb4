local s = 0
for i = 0, 9999 do for j = 0, 9999 do s = s + i * j end end
print(s)
