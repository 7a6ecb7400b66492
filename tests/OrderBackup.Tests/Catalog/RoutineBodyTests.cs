using OrderBackup.Catalog;

namespace OrderBackup.Tests.Catalog;

public sealed class RoutineBodyTests
{
    [Theory]
    [InlineData("SELECT count(*) FROM orders", "orders", false)]
    [InlineData("SELECT 1 FROM public.a JOIN \"orders\" o ON true", "orders", false)]
    [InlineData("DECLARE r orders%ROWTYPE; BEGIN END", "orders", false)]
    [InlineData("DECLARE s orders.status%TYPE; BEGIN END", "orders", false)]
    [InlineData("BEGIN INSERT INTO orders (id) VALUES (1); END", "orders", false)]
    [InlineData("SELECT Normalize_It(x)", "normalize_it", true)]
    public void A_bare_reference_is_seen(string source, string name, bool isFunction) =>
        Assert.True(RoutineBody.RefersTo(source, name, isFunction, []));

    [Theory]
    [InlineData("SELECT count(*) FROM public.orders", "orders", false)]
    [InlineData("SELECT orders > 1", "orders", false)]
    [InlineData("SELECT 'FROM orders'", "orders", false)]
    [InlineData("-- FROM orders\nSELECT 1 /* FROM orders */", "orders", false)]
    [InlineData("SELECT $q$ FROM orders $q$", "orders", false)]
    [InlineData("WITH orders AS (SELECT 1) SELECT * FROM orders", "orders", false)]
    [InlineData("SELECT * FROM myorders", "orders", false)]
    [InlineData("SELECT public.normalize_it(x)", "normalize_it", true)]
    [InlineData("SELECT normalize_it FROM generate_series(1, 2) normalize_it", "normalize_it", true)]
    public void Anything_else_is_no_reference(string source, string name, bool isFunction) =>
        Assert.False(RoutineBody.RefersTo(source, name, isFunction, []));

    [Fact]
    public void An_argument_is_no_relation() =>
        Assert.False(RoutineBody.RefersTo("SELECT extract(year FROM placed)", "placed", false, ["placed"]));
}
