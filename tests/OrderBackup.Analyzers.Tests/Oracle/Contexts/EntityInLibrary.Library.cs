using System;
using System.Collections.Generic;
using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace EntityInLibrary.Core;

public interface ITableObject<T>
{
    T Id { get; set; }
    void SetNewId();
}

public class Cipher : ITableObject<Guid>
{
    private string secret = "";

    public Guid Id { get; set; }
    public Guid? UserId { get; set; }
    public CipherType Type { get; set; }
    [MaxLength(4000)] public string? Data { get; set; }
    public DateTime CreationDate { get; internal set; } = DateTime.UtcNow;
    public string Secret => secret;
    public bool IsNew { get; } = true;
    public void SetNewId() => Id = Guid.NewGuid();
    public void Seal() => secret += "*";
}

public enum CipherType : byte { Login = 1, Note = 2 }

[Table("users", Schema = "identity")]
public class User
{
    public Guid Id { get; set; }
    [Column("mail")] public string Email { get; set; } = "";
    public string? Name { get; private set; }
    [NotMapped] public string Session { get; set; } = "";
    public Profile Profile { get; set; } = new();
    public ICollection<Device> Devices { get; set; } = new List<Device>();
}

public class Profile
{
    public string Language { get; set; } = "";
    public string? Theme { get; set; }
}

public class Device
{
    public int Id { get; set; }
    public string Identifier { get; set; } = "";
    public User User { get; set; } = null!;
    public Guid UserId { get; set; }
}
