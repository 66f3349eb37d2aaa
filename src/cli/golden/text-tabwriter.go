package main

import (
	"fmt"
	"os"
	"text/tabwriter"
)

func main() {
	for _, flags := range []uint{0, tabwriter.AlignRight | tabwriter.Debug, tabwriter.TabIndent, tabwriter.DiscardEmptyColumns} {
		w := tabwriter.NewWriter(os.Stdout, 5, 8, 1, '.', flags)
		fmt.Fprintln(w, "name\tqty\tprice")
		fmt.Fprintln(w, "apple\t1\t2.5")
		fmt.Fprintf(w, "%s\t%d\t%v\n", "wässermelon", 10, 10.25)
		fmt.Fprintln(w, "a line of its own")
		fmt.Fprintln(w, "\t\tindented\v")
		fmt.Fprint(w, "\t\tx\vy\v\nlast\tone")
		w.Flush()
		fmt.Println("|")
	}
}
