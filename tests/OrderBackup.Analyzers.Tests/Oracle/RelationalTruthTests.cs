namespace OrderBackup.Analyzers.Tests.Oracle;

public sealed class RelationalTruthTests(ITestOutputHelper output)
{
    [Fact]
    public void Dump()
    {
        foreach (var name in OracleSource.Names)
        {
            output.WriteLine("## " + name);
            try
            {
                foreach (var context in BuiltContexts.Of(OracleSource.Load(name).Assembly))
                {
                    foreach (var entity in RelationalTruth.Of(context))
                    {
                        output.WriteLine($"{entity.Context} {entity.Type} base={entity.Base} keyless={entity.IsKeyless}");
                        foreach (var p in entity.Properties.Values)
                        {
                            output.WriteLine($"    {p.Path} = {string.Join(" | ", p.Columns)}{(p.IsOptional ? " optional" : "")}{(p.IsInherited ? " inherited" : "")}{(p.IsDocument ? " doc" : "")} {p.IsEnumName}");
                        }
                    }
                }
            }
            catch (Exception e)
            {
                output.WriteLine("FAILED " + name + " " + e.GetBaseException().Message);
            }
        }
    }
}
