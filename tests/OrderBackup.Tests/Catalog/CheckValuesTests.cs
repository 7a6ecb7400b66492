using OrderBackup.Catalog;

namespace OrderBackup.Tests.Catalog;

public sealed class CheckValuesTests
{
    [Theory]
    [InlineData("((status)::text = ANY ((ARRAY['A'::character varying, 'B'::character varying])::text[]))", "A|B")]
    [InlineData("((status)::text = ANY (ARRAY[('A'::character varying)::text, ('B'::character varying)::text]))", "A|B")]
    [InlineData("CHECK ((status = ANY (ARRAY['A'::text, 'B, C'::text])))", "A|B, C")]
    [InlineData("(status = 'A'::text)", "A")]
    [InlineData("((status IS NULL) OR (status = ANY (ARRAY['it''s'::text, '기쁨'::text])))", "it's|기쁨")]
    [InlineData("((status = 'A'::text) OR (status = 'B'::text) OR (status = 'A'::text))", "A|B")]
    [InlineData("(status = ANY ('{A,\"B C\",\"q\\\"\",NULL}'::text[]))", "A|B C|q\"")]
    [InlineData("(status = ANY (ARRAY['A'::sales.\"Mood\", 'B'::sales.\"Mood\"]))", "A|B")]
    [InlineData("(status = ANY (ARRAY[1, 2, '-3'::integer]))", "1|2|-3")]
    [InlineData("(status = ANY (ARRAY['a'::bpchar, NULL::bpchar]))", "a")]
    [InlineData("(status OPERATOR(public.=) ANY (ARRAY['x'::public.citext]))", null)]
    [InlineData("(status <> 'A'::text)", null)]
    [InlineData("(NOT (status = 'A'::text))", null)]
    [InlineData("((status = 'A'::text) AND (price > 0))", null)]
    [InlineData("((status = 'A'::text) OR (price > (0)::numeric))", null)]
    [InlineData("(lower(status) = ANY (ARRAY['a'::text]))", null)]
    [InlineData("(status = upper('a'::text))", null)]
    [InlineData("(status = ANY (ARRAY['a'::text, f('b'::text)]))", null)]
    [InlineData("(status IS NULL)", null)]
    [InlineData("(status ~ '^A'::text)", null)]
    [InlineData("(other = 'A'::text)", null)]
    [InlineData("", null)]
    [InlineData("((((", null)]
    public void Values_are_read_where_the_form_fits_and_never_guessed(string expression, string? expected) =>
        Assert.Equal(expected?.Split('|'), CheckValues.Parse(expression, "status"));

    [Theory]
    [InlineData("(\"Weird \"\"x\"\"\" = 'A'::text)", "Weird \"x\"")]
    [InlineData("((VALUE)::text = 'A'::text)", CheckValues.DomainValue)]
    public void Column_names_are_compared_as_stored(string expression, string column) => Assert.Equal(["A"], CheckValues.Parse(expression, column));
}
