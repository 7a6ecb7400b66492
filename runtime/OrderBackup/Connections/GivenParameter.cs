namespace OrderBackup.Connections;

// Place is how a message points at the parameter without quoting it: "query parameter 2".
internal readonly record struct GivenParameter(string Keyword, string Value, string Place)
{
    // A record would print the value, which may be the password.
    public override string ToString() => Place;
}
