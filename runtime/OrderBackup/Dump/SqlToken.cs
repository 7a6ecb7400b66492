namespace OrderBackup.Dump;

/// <summary>What the scanner came upon.</summary>
internal enum SqlToken
{
    /// <summary>Nothing complete yet: more bytes are needed.</summary>
    None,

    /// <summary>A whole statement, its semicolon included; see <see cref="SqlScanner.Statement"/>.</summary>
    Statement,

    /// <summary>A whole <c>--</c> comment that stands between two statements; see <see cref="SqlScanner.Text"/>.</summary>
    Comment,

    /// <summary>A whole psql meta-command line that stands between two statements; see <see cref="SqlScanner.Text"/>.</summary>
    MetaCommand,
}
