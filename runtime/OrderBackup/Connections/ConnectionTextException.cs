namespace OrderBackup.Connections;

// Its message is the tail of a sentence about the connection string, and names a parameter only when the text of the name is
// one of a known list: an unknown "name" may be the middle of a password that was not quoted.
internal sealed class ConnectionTextException(string problem) : Exception(problem);
