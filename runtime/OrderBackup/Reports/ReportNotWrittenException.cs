namespace OrderBackup.Reports;

/// <summary>A report's file cannot be written.</summary>
internal sealed class ReportNotWrittenException(string message, Exception cause) : Exception(message, cause);
