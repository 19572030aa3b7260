;; What Emscripten's JavaScript and C library give to the two modules: memory, table, stack;
;; memory for what is made while parsing; and nothing to print to. $STACK, $HEAP and
;; $FUNCTIONS stand for numbers, which memory.js knows.
(module
  (memory (export "memory") 512 32768)
  (table (export "functions") $FUNCTIONS funcref)
  (global (export "stack") (mut i32) (i32.const $STACK))

  ;; A block is as large as the smallest of 16, 24, 32, 48, 64, ... bytes that holds what is
  ;; asked for and, in front of it, eight bytes with the number of that size. A block that is
  ;; free is in a list of its size, and is given out again before a new one is made. The lists
  ;; begin at $HEAP, the blocks 256 bytes behind it.
  (global $top (mut i32) (i32.const $BLOCKS))

  ;; Bytes of the blocks of a size.
  (func $bytes (param $size i32) (result i32)
    (i32.shl
      (i32.add (i32.const 2) (i32.and (local.get $size) (i32.const 1)))
      (i32.add (i32.shr_u (local.get $size) (i32.const 1)) (i32.const 3))))

  ;; Where the list of a size begins.
  (func $list (param $size i32) (result i32)
    (i32.add (i32.const $HEAP) (i32.shl (local.get $size) (i32.const 2))))

  ;; Have so much memory. Returns 0 where there is not.
  (func $reach (param $end i32) (result i32)
    (local $pages i32)
    (local.set $pages
      (i32.sub
        (i32.shr_u (i32.add (local.get $end) (i32.const 65535)) (i32.const 16))
        (memory.size)))
    (if (i32.le_s (local.get $pages) (i32.const 0)) (then (return (i32.const 1))))
    ;; And a fifth of what there is, so that it is not asked for often.
    (i32.ne
      (memory.grow (i32.add (local.get $pages) (i32.div_u (memory.size) (i32.const 5))))
      (i32.const -1)))

  (func $malloc (export "malloc") (param $wanted i32) (result i32)
    (local $bits i32) (local $size i32) (local $block i32)
    (if (i32.gt_u (local.get $wanted) (i32.const 0x3fffffff))
      (then (return (i32.const 0))))
    (local.set $wanted (i32.add (local.get $wanted) (i32.const 8)))
    ;; The power of 2 that holds it, but at least 16.
    (local.set $bits
      (i32.sub
        (i32.const 32)
        (i32.clz (i32.or (i32.sub (local.get $wanted) (i32.const 1)) (i32.const 15)))))
    (local.set $size (i32.shl (i32.sub (local.get $bits) (i32.const 4)) (i32.const 1)))
    ;; Or three quarters of it.
    (if
      (i32.and
        (i32.gt_u (local.get $size) (i32.const 0))
        (i32.le_u
          (local.get $wanted)
          (i32.shl (i32.const 3) (i32.sub (local.get $bits) (i32.const 2)))))
      (then (local.set $size (i32.sub (local.get $size) (i32.const 1)))))
    (local.set $block (i32.load (call $list (local.get $size))))
    (if (local.get $block)
      (then
        (i32.store (call $list (local.get $size)) (i32.load (local.get $block)))
        (return (local.get $block))))
    (local.set $block (global.get $top))
    (if
      (i32.eqz
        (call $reach (i32.add (local.get $block) (call $bytes (local.get $size)))))
      (then (return (i32.const 0))))
    (global.set $top (i32.add (local.get $block) (call $bytes (local.get $size))))
    (i32.store (local.get $block) (local.get $size))
    (i32.add (local.get $block) (i32.const 8)))

  (func $free (export "free") (param $block i32)
    (local $list i32)
    (if (local.get $block)
      (then
        (local.set $list
          (call $list (i32.load (i32.sub (local.get $block) (i32.const 8)))))
        (i32.store (local.get $block) (i32.load (local.get $list)))
        (i32.store (local.get $list) (local.get $block)))))

  (func (export "calloc") (param $count i32) (param $each i32) (result i32)
    (local $block i32)
    (local.set $count (i32.mul (local.get $count) (local.get $each)))
    (local.set $block (call $malloc (local.get $count)))
    (if (local.get $block)
      (then (memory.fill (local.get $block) (i32.const 0) (local.get $count))))
    (local.get $block))

  (func (export "realloc") (param $block i32) (param $wanted i32) (result i32)
    (local $held i32) (local $new i32)
    (if (i32.eqz (local.get $block)) (then (return (call $malloc (local.get $wanted)))))
    (local.set $held
      (i32.sub
        (call $bytes (i32.load (i32.sub (local.get $block) (i32.const 8))))
        (i32.const 8)))
    (if (i32.le_u (local.get $wanted) (local.get $held))
      (then (return (local.get $block))))
    (local.set $new (call $malloc (local.get $wanted)))
    (if (local.get $new)
      (then
        (memory.copy (local.get $new) (local.get $block) (local.get $held))
        (call $free (local.get $block))))
    (local.get $new))

  ;; Where what the parser holds begins; where it ends, when it has parsed nothing, and a copy
  ;; of it begins; and where that ends.
  (global $first (mut i32) (i32.const 0))
  (global $copy (mut i32) (i32.const 0))
  (global $rest (mut i32) (i32.const 0))

  ;; Whatever is made from now on is the parser's.
  (func (export "begin") (global.set $first (global.get $top)))

  (func $held (result i32) (i32.sub (global.get $copy) (global.get $first)))

  ;; The parser has been made.
  (func (export "keep")
    (global.set $copy (global.get $top))
    (global.set $rest (i32.add (global.get $copy) (call $held)))
    (global.set $top (global.get $rest))
    (drop (call $reach (global.get $top)))
    (memory.copy (global.get $copy) (global.get $first) (call $held)))

  ;; Free all trees at once, and whatever else parses have left behind: the parser is as it was
  ;; when it had been made.
  (func (export "reset")
    (memory.copy (global.get $first) (global.get $copy) (call $held))
    (memory.fill (i32.const $HEAP) (i32.const 0) (i32.const 256))
    (global.set $text (i32.const 0))
    (global.set $top (global.get $rest)))

  ;; The text that is parsed, how many bytes it has, and in which encoding: tree-sitter's
  ;; TSInputEncoding, 0 for UTF-8 and 1 for UTF-16.
  (global $text (mut i32) (i32.const 0))
  (global $length (mut i32) (i32.const 0))
  (global $encoding (export "encoding") (mut i32) (i32.const 1))

  ;; Have room for a text, until `drop`. Returns 0 where there is none.
  (func (export "room") (param $bytes i32) (result i32)
    (call $drop)
    (global.set $text (call $malloc (local.get $bytes)))
    (global.get $text))

  (func (export "hold") (param $length i32) (param $encoding i32)
    (global.set $length (local.get $length))
    (global.set $encoding (local.get $encoding)))

  (func $drop (export "drop")
    (call $free (global.get $text))
    (global.set $text (i32.const 0)))

  ;; What a TSInput is asked for: where the text goes on at one of its bytes, and how far.
  (func (export "read") (param $at i32) (param $bytes i32) (result i32)
    (local.set $at
      (select
        (local.get $at)
        (global.get $length)
        (i32.lt_u (local.get $at) (global.get $length))))
    (i32.store
      (local.get $bytes)
      (i32.sub (global.get $length) (local.get $at)))
    (i32.add (global.get $text) (local.get $at)))

  ;; The C library's own memory is not asked for any more.
  (func (export "emscripten_resize_heap") (param i32) (result i32) (i32.const 0))
  (func (export "fd_write") (param i32 i32 i32 i32) (result i32) (i32.const 0))
  (func (export "fd_seek") (param i32 i64 i32 i32) (result i32) (i32.const 70))
  (func (export "fd_close") (param i32) (result i32) (i32.const 52))
  (func (export "tree_sitter_log_callback") (param i32 i32))
  (func (export "tree_sitter_query_progress_callback") (param i32) (result i32)
    (i32.const 0))
  (func (export "tree_sitter_progress_callback") (param i32 i32) (result i32)
    (i32.const 0)))
