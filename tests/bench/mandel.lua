local function mandel(w, h, limit)
  local n = 0
  for y = 0, h - 1 do
    for x = 0, w - 1 do
      local cr, ci = 2 * x / w - 1.5, 2 * y / h - 1
      local zr, zi, i = 0.0, 0.0, 0
      while i < limit and zr * zr + zi * zi <= 4 do
        zr, zi = zr * zr - zi * zi + cr, 2 * zr * zi + ci
        i = i + 1
      end
      n = n + i
    end
  end
  return n
end
print(mandel(300, 300, 100))
