using System.CommandLine;

namespace OrderBackup.Tool.Commands;

/// <summary>The folder of backups that a verb reads.</summary>
internal static class TierOption
{
    public static Option<string> Create() => new Option<string>("--from")
    {
        HelpName = "DIR",
        Description = "The folder that holds the backups.",
        Required = true,
    }.NotEmpty();
}
