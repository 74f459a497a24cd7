-- Run by page.py as `pandoc lua page.lua`: one JSON request a line, one JSON answer a line, until standard input ends.
local COLUMNS = 100000 -- no table is so wide that its columns are given widths

local function page(asked)
  local parsed = pandoc.read(asked.markdown, asked.reader, {columns = COLUMNS})
  return pandoc.write(parsed, 'html5', {
    html_math_method = 'mathml',
    wrap_text = 'none',
    columns = COLUMNS,
    template = pandoc.template.compile(asked.template),
    variables = asked.variables,
  })
end

local function answer(line)
  local asked = pandoc.json.decode(line, false)
  return pandoc.log.silence(page, asked)
end

for line in io.lines() do
  local made, said, html = pcall(answer, line)
  io.write(pandoc.json.encode(made and {html = html} or {error = tostring(said)}), '\n')
  io.flush()
end
