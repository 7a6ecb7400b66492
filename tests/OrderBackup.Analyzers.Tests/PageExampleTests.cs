using OrderBackup.Analyzers.Tests.Documentation;

namespace OrderBackup.Analyzers.Tests;

/// <summary>Runs what the rules' pages show: the example gives the messages that stand there, and the fixed one gives none.</summary>
public sealed class PageExampleTests
{
    public static TheoryData<string> Rules => [.. Repository.Ids.Where(id => id[3] is '1' or '2' or '4')];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Example_gives_the_messages_on_the_page(string id)
    {
        var example = new PageExample(id);
        Assert.Equal(example.Messages, await example.FindAsync(example.Code, example.Manifest));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Fixed_example_gives_none(string id)
    {
        var example = new PageExample(id);
        if (id == "OBK1100")
        {
            // The fix is a manifest, which the page does not repeat.
            Assert.Empty(await example.FindAsync(example.Code, ["orders.id <- Order.Id"]));
            return;
        }

        Assert.NotEqual((example.Code, example.Manifest), (example.FixedCode, example.FixedManifest));
        Assert.Empty(await example.FindAsync(example.FixedCode, example.FixedManifest));
    }
}
