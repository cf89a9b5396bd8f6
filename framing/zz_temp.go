// Temporary, until the real one lands: delete this file then.
package framing

func Supported(l string) bool { return true }
