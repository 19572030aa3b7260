;; Unpacks LZMA. In JavaScript this takes four times as long at first, as the page's first
;; report waits for it, and code that runs once is not compiled well.
;;
;; The format is Igor Pavlov's "LZMA specification" (7-zip.org/sdk.html), without its
;; header: lc = 3, lp = 0, pb = 2, which is what encoders write when they are not told
;; otherwise. The names of the specification stand at the places where its values are used.
(module
  ;; Probabilities, two bytes each, from address 0; then the stream; then what it unpacks.
  ;; pack.js puts the stream and the numbers in.
  (memory (export "memory") $PAGES)
  (data (i32.const $INPUT) "$STREAM")
  (global (export "output") i32 (i32.const $OUTPUT))
  (global (export "end") i32 (i32.const $END))
  (global $range (mut i32) (i32.const -1))
  (global $code (mut i32) (i32.const 0))
  (global $input (mut i32) (i32.const 0))

  ;; Indices of probabilities:
  ;;    0 IsMatch, 192 IsRep, 204 IsRepG0, 216 IsRepG1, 228 IsRepG2, 240 IsRep0Long
  ;;  432 PosSlot, 4 times 64; 688 PosDecoders; 802 Align
  ;;  818 lengths of matches, 1332 of repeated ones; 1846 Literals, 8 times 768; 7990 in all

  (func $refill
    (if (i32.lt_u (global.get $range) (i32.const 0x1000000))
      (then
        (global.set $range (i32.shl (global.get $range) (i32.const 8)))
        (global.set $code
          (i32.or
            (i32.shl (global.get $code) (i32.const 8))
            (i32.load8_u (global.get $input))))
        (global.set $input (i32.add (global.get $input) (i32.const 1))))))

  ;; One bit, by the probability of an index.
  (func $bit (param $index i32) (result i32)
    (local $address i32) (local $probability i32) (local $bound i32) (local $bit i32)
    (local.set $probability
      (i32.load16_u (local.tee $address (i32.shl (local.get $index) (i32.const 1)))))
    (local.set $bound
      (i32.mul (i32.shr_u (global.get $range) (i32.const 11)) (local.get $probability)))
    (if (i32.lt_u (global.get $code) (local.get $bound))
      (then
        (global.set $range (local.get $bound))
        (local.set $probability
          (i32.add
            (local.get $probability)
            (i32.shr_u
              (i32.sub (i32.const 2048) (local.get $probability))
              (i32.const 5)))))
      (else
        (global.set $range (i32.sub (global.get $range) (local.get $bound)))
        (global.set $code (i32.sub (global.get $code) (local.get $bound)))
        (local.set $probability
          (i32.sub
            (local.get $probability)
            (i32.shr_u (local.get $probability) (i32.const 5))))
        (local.set $bit (i32.const 1))))
    (i32.store16 (local.get $address) (local.get $probability))
    (call $refill)
    (local.get $bit))

  ;; A symbol below $limit, a power of 2, most significant bit first.
  (func $tree (param $base i32) (param $limit i32) (result i32)
    (local $symbol i32)
    (local.set $symbol (i32.const 1))
    (loop $next
      (local.set $symbol
        (i32.or
          (i32.shl (local.get $symbol) (i32.const 1))
          (call $bit (i32.add (local.get $base) (local.get $symbol)))))
      (br_if $next (i32.lt_u (local.get $symbol) (local.get $limit))))
    (i32.sub (local.get $symbol) (local.get $limit)))

  ;; A symbol of so many bits, the least significant one first.
  (func $reverse (param $base i32) (param $count i32) (result i32)
    (local $symbol i32) (local $bit i32) (local $i i32) (local $result i32)
    (local.set $symbol (i32.const 1))
    (loop $next
      (local.set $bit (call $bit (i32.add (local.get $base) (local.get $symbol))))
      (local.set $symbol
        (i32.or (i32.shl (local.get $symbol) (i32.const 1)) (local.get $bit)))
      (local.set $result
        (i32.or (local.get $result) (i32.shl (local.get $bit) (local.get $i))))
      (br_if $next
        (i32.lt_u
          (local.tee $i (i32.add (local.get $i) (i32.const 1)))
          (local.get $count))))
    (local.get $result))

  ;; So many bits that are as often 0 as 1.
  (func $direct (param $count i32) (result i32)
    (local $bit i32) (local $result i32)
    (loop $next
      (global.set $range (i32.shr_u (global.get $range) (i32.const 1)))
      (local.set $bit (i32.ge_u (global.get $code) (global.get $range)))
      (if (local.get $bit)
        (then (global.set $code (i32.sub (global.get $code) (global.get $range)))))
      (local.set $result
        (i32.or (i32.shl (local.get $result) (i32.const 1)) (local.get $bit)))
      (call $refill)
      (br_if $next (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $result))

  ;; The length of a match, less 2.
  (func $length (param $base i32) (param $posState i32) (result i32)
    (if (i32.eqz (call $bit (local.get $base)))
      (then
        (return
          (call $tree
            (i32.add
              (i32.add (local.get $base) (i32.const 2))
              (i32.shl (local.get $posState) (i32.const 3)))
            (i32.const 8)))))
    (if (i32.eqz (call $bit (i32.add (local.get $base) (i32.const 1))))
      (then
        (return
          (i32.add
            (call $tree
              (i32.add
                (i32.add (local.get $base) (i32.const 130))
                (i32.shl (local.get $posState) (i32.const 3)))
              (i32.const 8))
            (i32.const 8)))))
    (i32.add
      (call $tree (i32.add (local.get $base) (i32.const 258)) (i32.const 256))
      (i32.const 16)))

  ;; How far back a new match begins, less 1.
  (func $distance (param $length i32) (result i32)
    (local $slot i32) (local $count i32) (local $distance i32)
    (local.set $slot
      (call $tree
        (i32.add
          (i32.const 432)
          (i32.shl
            (select
              (local.get $length)
              (i32.const 3)
              (i32.lt_u (local.get $length) (i32.const 3)))
            (i32.const 6)))
        (i32.const 64)))
    (if (i32.lt_u (local.get $slot) (i32.const 4)) (then (return (local.get $slot))))
    (local.set $count
      (i32.sub (i32.shr_u (local.get $slot) (i32.const 1)) (i32.const 1)))
    (local.set $distance
      (i32.shl
        (i32.or (i32.const 2) (i32.and (local.get $slot) (i32.const 1)))
        (local.get $count)))
    (if (i32.lt_u (local.get $slot) (i32.const 14))
      (then
        (return
          (i32.add
            (local.get $distance)
            (call $reverse
              (i32.add
                (i32.const 687)
                (i32.sub (local.get $distance) (local.get $slot)))
              (local.get $count))))))
    (i32.add
      (i32.add
        (local.get $distance)
        (i32.shl
          (call $direct (i32.sub (local.get $count) (i32.const 4)))
          (i32.const 4)))
      (call $reverse (i32.const 802) (i32.const 4))))

  ;; A byte, by the one before it, and after a match also by what followed the match there.
  (func $literal (param $output i32) (param $state i32) (param $rep0 i32)
    (param $before i32) (result i32)
    (local $base i32) (local $symbol i32) (local $match i32) (local $matchBit i32)
    (local.set $base
      (i32.add
        (i32.const 1846)
        (i32.mul (i32.shr_u (local.get $before) (i32.const 5)) (i32.const 768))))
    (local.set $symbol (i32.const 1))
    (if (i32.ge_u (local.get $state) (i32.const 7))
      (then
        (local.set $match
          (i32.load8_u
            (i32.sub (i32.sub (local.get $output) (local.get $rep0)) (i32.const 1))))
        (loop $same
          (local.set $matchBit
            (i32.and (i32.shr_u (local.get $match) (i32.const 7)) (i32.const 1)))
          (local.set $match (i32.shl (local.get $match) (i32.const 1)))
          (local.set $symbol
            (i32.or
              (i32.shl (local.get $symbol) (i32.const 1))
              (call $bit
                (i32.add
                  (i32.add (local.get $base) (local.get $symbol))
                  (i32.shl
                    (i32.add (local.get $matchBit) (i32.const 1))
                    (i32.const 8))))))
          (br_if $same
            (i32.and
              (i32.lt_u (local.get $symbol) (i32.const 256))
              (i32.eq
                (i32.and (local.get $symbol) (i32.const 1))
                (local.get $matchBit)))))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $symbol) (i32.const 256)))
        (local.set $symbol
          (i32.or
            (i32.shl (local.get $symbol) (i32.const 1))
            (call $bit (i32.add (local.get $base) (local.get $symbol)))))
        (br $next)))
    (i32.and (local.get $symbol) (i32.const 255)))

  ;; Unpack the stream. Returns 1, or 0 where it is damaged in a way that shows.
  (func (export "unpack") (result i32)
    (local $i i32) (local $output i32) (local $posState i32) (local $state i32)
    (local $length i32) (local $stop i32) (local $before i32) (local $other i32)
    (local $rep0 i32) (local $rep1 i32) (local $rep2 i32) (local $rep3 i32)
    (loop $next
      (i32.store16 (local.get $i) (i32.const 1024))
      (br_if $next
        (i32.lt_u
          (local.tee $i (i32.add (local.get $i) (i32.const 2)))
          (i32.const 15980))))
    (global.set $range (i32.const -1))
    ;; The first byte is 0; four follow, the most significant one first.
    (global.set $input (i32.add (i32.const $INPUT) (i32.const 1)))
    (local.set $i (i32.const 4))
    (loop $next
      (global.set $code
        (i32.or
          (i32.shl (global.get $code) (i32.const 8))
          (i32.load8_u (global.get $input))))
      (global.set $input (i32.add (global.get $input) (i32.const 1)))
      (br_if $next (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))
    (local.set $output (i32.const $OUTPUT))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $output) (i32.const $END)))
        (local.set $posState
          (i32.and (i32.sub (local.get $output) (i32.const $OUTPUT)) (i32.const 3)))
        (if
          (i32.eqz
            (call $bit
              (i32.add
                (i32.shl (local.get $state) (i32.const 4))
                (local.get $posState))))
          (then
            (local.set $before
              (call $literal
                (local.get $output)
                (local.get $state)
                (local.get $rep0)
                (local.get $before)))
            (i32.store8 (local.get $output) (local.get $before))
            (local.set $output (i32.add (local.get $output) (i32.const 1)))
            (local.set $state
              (select
                (i32.const 0)
                (i32.sub
                  (local.get $state)
                  (select
                    (i32.const 3)
                    (i32.const 6)
                    (i32.lt_u (local.get $state) (i32.const 10))))
                (i32.lt_u (local.get $state) (i32.const 4))))
            (br $next)))
        (local.set $length (i32.const 0))
        (if
          (i32.eqz (call $bit (i32.add (i32.const 192) (local.get $state))))
          (then
            (local.set $rep3 (local.get $rep2))
            (local.set $rep2 (local.get $rep1))
            (local.set $rep1 (local.get $rep0))
            (local.set $length (call $length (i32.const 818) (local.get $posState)))
            (local.set $rep0 (call $distance (local.get $length)))
            (local.set $length (i32.add (local.get $length) (i32.const 2)))
            (local.set $state
              (select
                (i32.const 7)
                (i32.const 10)
                (i32.lt_u (local.get $state) (i32.const 7)))))
          (else
            (if
              (i32.eqz (call $bit (i32.add (i32.const 204) (local.get $state))))
              (then
                (if
                  (i32.eqz
                    (call $bit
                      (i32.add
                        (i32.add
                          (i32.const 240)
                          (i32.shl (local.get $state) (i32.const 4)))
                        (local.get $posState))))
                  (then (local.set $length (i32.const 1)))))
              (else
                (local.set $other (local.get $rep1))
                (if
                  (call $bit (i32.add (i32.const 216) (local.get $state)))
                  (then
                    (local.set $other (local.get $rep2))
                    (if
                      (call $bit (i32.add (i32.const 228) (local.get $state)))
                      (then
                        (local.set $other (local.get $rep3))
                        (local.set $rep3 (local.get $rep2))))
                    (local.set $rep2 (local.get $rep1))))
                (local.set $rep1 (local.get $rep0))
                (local.set $rep0 (local.get $other))))
            (if (local.get $length)
              (then
                (local.set $state
                  (select
                    (i32.const 9)
                    (i32.const 11)
                    (i32.lt_u (local.get $state) (i32.const 7)))))
              (else
                (local.set $length
                  (i32.add
                    (call $length (i32.const 1332) (local.get $posState))
                    (i32.const 2)))
                (local.set $state
                  (select
                    (i32.const 8)
                    (i32.const 11)
                    (i32.lt_u (local.get $state) (i32.const 7))))))))
        (local.set $stop (i32.add (local.get $output) (local.get $length)))
        (if
          (i32.or
            (i32.ge_u
              (local.get $rep0)
              (i32.sub (local.get $output) (i32.const $OUTPUT)))
            (i32.gt_u (local.get $stop) (i32.const $END)))
          (then (return (i32.const 0))))
        (loop $copy
          (i32.store8
            (local.get $output)
            (local.tee $before
              (i32.load8_u
                (i32.sub
                  (i32.sub (local.get $output) (local.get $rep0))
                  (i32.const 1)))))
          (br_if $copy
            (i32.lt_u
              (local.tee $output (i32.add (local.get $output) (i32.const 1)))
              (local.get $stop))))
        (br $next)))
    (i32.const 1)))
