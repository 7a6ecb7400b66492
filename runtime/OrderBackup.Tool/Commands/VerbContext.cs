using OrderBackup.Tool.Output;

namespace OrderBackup.Tool.Commands;

/// <summary>What every verb works with.</summary>
/// <param name="CreateService">Makes the service for the options of this run.</param>
/// <param name="Terminal">Where results and messages go.</param>
/// <param name="Common">The options that all verbs share.</param>
internal sealed record VerbContext(Func<OrderBackupOptions, IOrderBackup> CreateService, Terminal Terminal, CommonOptions Common);
