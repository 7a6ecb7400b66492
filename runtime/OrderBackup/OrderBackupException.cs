namespace OrderBackup;

/// <summary>
/// What was asked for could not be done: the server, the programs, the folders or the request are not as they must be. Nothing
/// has been changed unless the message names it.
/// </summary>
public sealed class OrderBackupException : Exception
{
    /// <summary>Describes the failure.</summary>
    /// <param name="id">The diagnostic id, or the SQLSTATE that the server answered with.</param>
    /// <param name="message">What happened, to what, why, and what to do next; never a secret.</param>
    /// <param name="findings">Every finding behind the failure, when there is more than one.</param>
    /// <param name="innerException">The cause.</param>
    public OrderBackupException(string id, string message, IReadOnlyList<Finding>? findings = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Id = id;
        Findings = findings ?? [new Finding { Id = id, Severity = FindingSeverity.Error, Message = message }];
    }

    /// <summary>The diagnostic id, or the SQLSTATE that the server answered with.</summary>
    public string Id { get; }

    /// <summary>Every finding behind the failure; at least one.</summary>
    public IReadOnlyList<Finding> Findings { get; }
}
