using CsCheck;
using OrderBackup.Catalog;

namespace OrderBackup.Tests.Catalog;

public sealed class ExpressionNormalizerTests
{
    /// <summary>Both sides as PostgreSQL 15 printed them, before and after one dump and restore.</summary>
    [Theory]
    [InlineData(
        "CHECK (((status)::text = ANY ((ARRAY['A'::character varying, 'B'::character varying])::text[])))",
        "CHECK (((status)::text = ANY (ARRAY[('A'::character varying)::text, ('B'::character varying)::text])))")]
    [InlineData(
        "CHECK (((code)::text <> ALL ((ARRAY['it''s'::character varying, 'b::c (d)'::character varying])::text[])))",
        "CHECK (((code)::text <> ALL (ARRAY[('it''s'::character varying)::text, ('b::c (d)'::character varying)::text])))")]
    [InlineData(
        "(lower((o.status)::text) = ANY ((ARRAY[lower('a'::text), (o.x || 'b'::text)])::character varying(5)[]))",
        "(lower((o.status)::text) = ANY (ARRAY[(lower('a'::text))::character varying(5), ((o.x || 'b'::text))::character varying(5)]))")]
    [InlineData("(x = ANY ((ARRAY['10.0.0.0/8'::cidr])::inet[]))", "(x = ANY (ARRAY[('10.0.0.0/8'::cidr)::inet]))")]
    [InlineData("(x = ANY ((ARRAY['a'::sales.\"Code\"])::sales.\"Code 2\"[]))", "(x = ANY (ARRAY[('a'::sales.\"Code\")::sales.\"Code 2\"]))")]
    [InlineData("((ARRAY['1'::text, NULL::text])::timestamp(3) without time zone[])", "ARRAY[('1'::text)::timestamp(3) without time zone, (NULL::text)::timestamp(3) without time zone]")]
    [InlineData(" SELECT t.a,\n    t.b\n   FROM t;", "SELECT t.a, t.b FROM t;")]
    [InlineData("((a = b))", "(a = b)")]
    public void Shapes_that_a_restore_changes_are_equal(string before, string after) =>
        Assert.Equal(ExpressionNormalizer.Normalize(before), ExpressionNormalizer.Normalize(after));

    [Theory]
    [InlineData("(status = 'A'::text)", "(status = 'a'::text)")]
    [InlineData("(status = 'A '::text)", "(status = 'A'::text)")]
    [InlineData("(status = 'A'::text)", "(status <> 'A'::text)")]
    [InlineData("(status = 'A'::text)", "(state = 'A'::text)")]
    [InlineData("(\"Status\" = 'A'::text)", "(status = 'A'::text)")]
    [InlineData("(lower(status) = 'a'::text)", "(upper(status) = 'a'::text)")]
    [InlineData("(a.f(x) = 1)", "(b.f(x) = 1)")]
    [InlineData("((a + b) * c)", "(a + (b * c))")]
    [InlineData("((a AND b) OR c)", "(a AND (b OR c))")]
    [InlineData("(NOT (a AND b))", "((NOT a) AND b)")]
    [InlineData("((x)::date = y)", "((x)::timestamp without time zone = y)")]
    [InlineData("(x)::numeric(12,2)", "(x)::numeric(12,3)")]
    [InlineData("ARRAY['a'::text]", "ARRAY['a'::text, 'b'::text]")]
    [InlineData("(x = ANY ((ARRAY['a'::character varying])::text[]))", "(x = ANY ((ARRAY['a'::character varying])::bpchar[]))")]
    [InlineData("f('a', 'b')", "f('a, b')")]
    [InlineData("(x -> 'a')", "(x ->> 'a')")]
    [InlineData("E'a\\\\b'", "'a\\b'")]
    [InlineData("B'101'", "X'101'")]
    public void A_change_of_meaning_stays_a_difference(string before, string after) =>
        Assert.NotEqual(ExpressionNormalizer.Normalize(before), ExpressionNormalizer.Normalize(after));

    [Theory]
    [InlineData("\"")]
    [InlineData("\"a")]
    [InlineData("'")]
    [InlineData("(a = '")]
    public void Quote_that_is_not_closed_does_no_harm(string text) => Assert.Null(Record.Exception(() => CheckValues.Parse(text, "a")));

    [Fact]
    public void No_text_makes_it_throw() =>
        Gen.String[Gen.Char["(([])]::,. aA1'\"$=ANYRtex-"], 0, 40].Sample(text =>
        {
            var once = ExpressionNormalizer.Normalize(text);
            _ = CheckValues.Parse(text, "a");
            return once is not null;
        });

    [Fact]
    public void Qualifications_of_columns_can_be_left_out_for_a_comparison_of_versions() =>
        Assert.Equal(
            ExpressionNormalizer.WithoutQualifiers(ExpressionNormalizer.Normalize(" SELECT t.id,\n    lower(t.name) AS n\n   FROM public.t\n  WHERE (t.id > 1);")),
            ExpressionNormalizer.WithoutQualifiers(ExpressionNormalizer.Normalize(" SELECT id,\n    lower(name) AS n\n   FROM public.t\n  WHERE (id > 1);")));
}
