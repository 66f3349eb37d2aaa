package path

import (
	"errors"
	"strings"
	"unicode/utf8"
)

var ErrBadPattern = errors.New("syntax error in pattern")

// Match tells whether name as a whole matches a pattern of `*`, `?`, `[a-z]`, `[^a-z]` and `\c`; neither * nor ? matches a slash.
func Match(pattern, name string) (matched bool, err error) {
	for pattern != "" {
		isStar := pattern[0] == '*'
		pattern = strings.TrimLeft(pattern, "*")
		var piece string
		piece, pattern = cutPiece(pattern)
		if isStar && piece == "" {
			return !strings.Contains(name, "/"), nil
		}
		rest, ok, err := matchPiece(piece, name)
		if err != nil {
			return false, err
		}
		// The last piece must reach the end.
		if ok && (rest == "" || pattern != "") {
			name = rest
			continue
		}
		if ok = false; isStar {
			rest, ok, err = matchLater(piece, name, pattern == "")
		}
		if !ok || err != nil {
			return false, firstError(err, pattern)
		}
		name = rest
	}
	return name == "", nil
}

// matchLater looks for a place in name, behind what a star takes, where the piece matches.
func matchLater(piece, name string, isLast bool) (rest string, ok bool, err error) {
	for i := 0; i < len(name) && name[i] != '/'; i++ {
		rest, ok, err = matchPiece(piece, name[i+1:])
		if err != nil || ok && (!isLast || rest == "") {
			return rest, ok, err
		}
	}
	return "", false, nil
}

// firstError is a mistake in what is left of the pattern, though nothing can match any more.
func firstError(err error, pattern string) error {
	for err == nil && pattern != "" {
		pattern = strings.TrimLeft(pattern, "*")
		var piece string
		piece, pattern = cutPiece(pattern)
		_, _, err = matchPiece(piece, "")
	}
	return err
}

// cutPiece cuts a pattern before the next star outside brackets.
func cutPiece(pattern string) (piece, rest string) {
	inClass := false
	for i := 0; i < len(pattern); i++ {
		switch pattern[i] {
		case '\\':
			i++
		case '[':
			inClass = true
		case ']':
			inClass = false
		case '*':
			if !inClass {
				return pattern[:i], pattern[i:]
			}
		}
	}
	return pattern, ""
}

// matchPiece matches the start of s with a piece without stars; all of the piece is read, for the sake of its mistakes.
func matchPiece(piece, s string) (rest string, ok bool, err error) {
	ok = true
	for piece != "" {
		ok = ok && s != ""
		var r rune
		size := 0
		if ok {
			r, size = utf8.DecodeRuneInString(s)
		}
		isMatch := false
		switch piece[0] {
		case '[':
			isMatch, piece, err = matchClass(piece[1:], r)
			if err != nil {
				return "", false, err
			}
		case '?':
			isMatch = r != '/'
			piece = piece[1:]
		default:
			if piece[0] == '\\' {
				if piece = piece[1:]; piece == "" {
					return "", false, ErrBadPattern
				}
			}
			isMatch = ok && piece[0] == s[0]
			size = 1
			piece = piece[1:]
		}
		if ok = ok && isMatch; ok {
			s = s[size:]
		}
	}
	if !ok {
		return "", false, nil
	}
	return s, true, nil
}

// matchClass reads a class behind its bracket.
func matchClass(class string, r rune) (isMatch bool, rest string, err error) {
	isNegated := false
	if class != "" && class[0] == '^' {
		isNegated = true
		class = class[1:]
	}
	for n := 0; ; n++ {
		if class != "" && class[0] == ']' && n > 0 {
			return isMatch != isNegated, class[1:], nil
		}
		var low, high rune
		if low, class, err = classRune(class); err != nil {
			return false, "", err
		}
		high = low
		if class[0] == '-' {
			if high, class, err = classRune(class[1:]); err != nil {
				return false, "", err
			}
		}
		if low <= r && r <= high {
			isMatch = true
		}
	}
}

func classRune(class string) (r rune, rest string, err error) {
	if class == "" || class[0] == '-' || class[0] == ']' {
		return 0, "", ErrBadPattern
	}
	if class[0] == '\\' {
		class = class[1:]
	}
	r, size := utf8.DecodeRuneInString(class)
	if class == "" || r == utf8.RuneError && size == 1 || len(class) == size {
		return 0, "", ErrBadPattern
	}
	return r, class[size:], nil
}
