package scrape

import "reflect"

// overlay sets each field of base that over says something of: lists and texts
// are replaced, structs are overlaid field by field.
func overlay(base, over reflect.Value) {
	switch over.Kind() {
	case reflect.Struct:
		for i := range over.NumField() {
			if over.Type().Field(i).IsExported() {
				overlay(base.Field(i), over.Field(i))
			}
		}
	case reflect.Pointer:
		if over.IsNil() || base.IsNil() {
			break
		}
		overlay(base.Elem(), over.Elem())
		return
	}
	if over.Kind() != reflect.Struct && !over.IsZero() {
		base.Set(over)
	}
}
