local function sum(n) if n == nil then return 0 end return sum(n.left) + n.key + sum(n.right) end
local function insert(n, key)
  if n == nil then return {key = key} end
  if key < n.key then n.left = insert(n.left, key) else n.right = insert(n.right, key) end
  return n
end
local root, x = nil, 12345
for i = 1, 4095 do
  x = (x * 1664525 + 1013904223) % 4294967296
  root = insert(root, math.floor(x / 256))
end
local s = 0
for i = 1, 1000 do s = s + sum(root) end
print(s)
