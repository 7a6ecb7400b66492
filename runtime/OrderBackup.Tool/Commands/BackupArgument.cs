using System.CommandLine;

namespace OrderBackup.Tool.Commands;

/// <summary>The backup that a verb works on.</summary>
internal static class BackupArgument
{
    public static Argument<string> Create()
    {
        var argument = new Argument<string>("BACKUP") { Description = "The backup's folder, for example /backups/daily/20260217_125940." };
        argument.Validators.Add(result =>
        {
            var value = result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;
            if (string.IsNullOrWhiteSpace(value))
            {
                result.AddError("BACKUP must not be empty.");
            }
            else if (ConnectionText.HoldsPassword(value))
            {
                // The unquoted rest of a connection lands here; it must not be repeated in a message about a missing folder.
                result.AddError("BACKUP must be a folder; what was given looks like a part of a connection. Put quotes around the connection's text.");
            }
        });
        return argument;
    }
}
