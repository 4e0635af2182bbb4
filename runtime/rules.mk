# runtime/rules.mk - the generated size class table.
$(B)/mksizeclasses: tools/mksizeclasses.c
	@mkdir -p $(@D)
	@$(CC) $(CSTD) -O1 -o $@ $<

$(B)/gen/sizeclasses.h: $(B)/mksizeclasses
	@mkdir -p $(@D)
	$(B)/mksizeclasses > $@

$(B)/runtime/msize.o: $(B)/gen/sizeclasses.h
