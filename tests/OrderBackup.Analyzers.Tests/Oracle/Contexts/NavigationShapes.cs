using System.Collections.ObjectModel;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace NavigationShapes;

public class Club
{
    private readonly HashSet<Member> members = new();

    public int Id { get; set; }
    public IReadOnlySet<Member> Members => members;
    public IEnumerable<Match> Matches { get; } = new List<Match>();
    public ObservableCollection<Trophy> Trophies { get; set; } = new();
    [NotMapped] public List<Rumour> Rumours { get; set; } = new();
    public Sponsor? Sponsor { get; }
    public Ground? Ground { get; private set; }
    internal Coach? Coach { get; set; }
    public Dictionary<string, Member> ByName => members.ToDictionary(m => m.Name);
    public Lazy<string> Motto => new("");
}

public class Member { public int Id { get; set; } public string Name { get; set; } = ""; public Club? Club { get; set; } }

public class Match { public int Id { get; set; } public DateTime KickOff { get; set; } }

public class Trophy { public int Id { get; set; } public int Year { get; set; } }

public class Rumour { public int Id { get; set; } public string Text { get; set; } = ""; }

public class Sponsor { public int Id { get; set; } public string Brand { get; set; } = ""; }

public class Ground { public int Id { get; set; } public int Seats { get; set; } public string? Roof { get; set; } }

public class Coach { public int Id { get; set; } public string Name { get; set; } = ""; }

public class ClubContext : DbContext
{
    public DbSet<Club> Clubs => Set<Club>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");
}
