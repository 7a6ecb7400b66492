namespace Oracle.ProjectSetters.Domain;

public class Invoice
{
    private readonly List<Entry> _entries = [];
    private string _note = "";

    public Invoice(string number) => Number = number;

    public int Id { get; private set; }

    public string Number { get; private set; }

    public DateTime? Paid { get; internal set; }

    public decimal Total { get; protected set; }

    public Payer Payer { get; private set; } = null!;

    public bool IsPaid => Paid is not null;

    public string Text
    {
        get { return Number + _note; }
    }

    public int Count => _entries.Count;
}

public class Payer
{
    public string Name { get; private set; } = "";

    public string Initial => Name[..1];
}

public class Entry
{
    public string Text { get; private set; } = "";

    public decimal Amount { get; private set; }
}

public abstract class Receipt
{
    public Guid Id { get; internal set; }

    public virtual DateTime At { get; private set; }

    public string Title => At.ToString("d");
}
