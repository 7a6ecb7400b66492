using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Scaffolded;

public partial class AlbumTrack
{
    public int AlbumId { get; set; }
    public int TrackId { get; set; }
    public int? Position { get; set; }
    public virtual Album Album { get; set; } = null!;
    public virtual Track Track { get; set; } = null!;
}

public partial class Album
{
    public int AlbumId { get; set; }
    public string Title { get; set; } = null!;
    public DateOnly? ReleaseDate { get; set; }
    public virtual ICollection<AlbumTrack> AlbumTracks { get; set; } = new List<AlbumTrack>();
}

public partial class Album
{
    public decimal? ListPrice { get; set; }
}

public partial class Track
{
    public int TrackId { get; set; }
    public string Name { get; set; } = null!;
    public int Milliseconds { get; set; }
    public virtual ICollection<AlbumTrack> AlbumTracks { get; set; } = new List<AlbumTrack>();
}

public partial class MusicContext : DbContext
{
    public MusicContext()
    {
    }

    public MusicContext(DbContextOptions<MusicContext> options)
        : base(options)
    {
    }

    public virtual DbSet<Album> Albums { get; set; }

    public virtual DbSet<AlbumTrack> AlbumTracks { get; set; }

    public virtual DbSet<Track> Tracks { get; set; }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        if (!optionsBuilder.IsConfigured)
        {
            optionsBuilder.UseNpgsql("Host=localhost;Database=music");
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder
            .HasPostgresEnum("media", "format", new[] { "cd", "vinyl" })
            .HasPostgresExtension("pg_trgm");

        modelBuilder.Entity<Album>(entity =>
        {
            entity.HasKey(e => e.AlbumId).HasName("album_pkey");

            entity.ToTable("album", "music", tb => tb.HasComment("All albums"));

            entity.HasIndex(e => e.Title, "ix_album_title");

            entity.Property(e => e.AlbumId)
                .UseIdentityAlwaysColumn()
                .HasColumnName("album_id");
            entity.Property(e => e.ListPrice)
                .HasPrecision(8, 2)
                .HasDefaultValueSql("0")
                .HasColumnName("list_price");
            entity.Property(e => e.ReleaseDate).HasColumnName("release_date");
            entity.Property(e => e.Title)
                .HasMaxLength(160)
                .HasColumnName("title");
        });

        modelBuilder.Entity<AlbumTrack>(entity =>
        {
            entity.HasKey(e => new { e.AlbumId, e.TrackId }).HasName("album_track_pkey");

            entity.ToTable("album_track", "music");

            entity.Property(e => e.AlbumId).HasColumnName("album_id");
            entity.Property(e => e.TrackId).HasColumnName("track_id");
            entity.Property(e => e.Position).HasColumnName("pos");

            entity.HasOne(d => d.Album).WithMany(p => p.AlbumTracks)
                .HasForeignKey(d => d.AlbumId)
                .OnDelete(DeleteBehavior.ClientSetNull)
                .HasConstraintName("album_track_album_id_fkey");

            entity.HasOne(d => d.Track).WithMany(p => p.AlbumTracks).HasForeignKey(d => d.TrackId);
        });

        modelBuilder.Entity<Track>(entity =>
        {
            entity.ToTable("track", "music", tb => tb.HasCheckConstraint("ck_length", "milliseconds > 0"));
            entity.Property(e => e.TrackId).HasColumnName("track_id");
        });

        OnModelCreatingPartial(modelBuilder);
    }

    partial void OnModelCreatingPartial(ModelBuilder modelBuilder);
}

public partial class MusicContext
{
    partial void OnModelCreatingPartial(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Track>().Property(t => t.Milliseconds).HasColumnName("ms");
    }
}
