namespace OrderBackup.MSBuild;

/// <summary>A property of the project makes no sense; the message says which, and what it may be.</summary>
internal sealed class InvalidSettingException(string message) : Exception(message);
