package trace

func (w *tracing) reconcile() {}
