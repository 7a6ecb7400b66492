using OrderBackup.Coverage.Manifest;

namespace OrderBackup.Analyzers.Tests.Rules;

/// <summary>A small order model to change: orders with lines, in <c>orders</c> and <c>order_lines</c>.</summary>
internal static class Shop
{
    /// <summary>A manifest that covers the model as it is.</summary>
    public const string Manifest = """
        @format 1
        @namespace Shop
        @root orders

        order_lines.id        <- OrderLine.Id
        order_lines.order_id  <- OrderLine.OrderId
        order_lines.price     <- OrderLine.Price
        orders.id             <- Order.Id
        orders.status         <- Order.Status  {state}

        """;

    /// <summary>The model with more members of <c>Order</c>, more types, more sets and more configuration.</summary>
    public static AnalyzerRun With(string order = "", string types = "", string sets = "", string model = "") => AnalyzerRun.Of($$"""
        using System;
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations.Schema;
        using System.Text.Json.Serialization;
        using Microsoft.EntityFrameworkCore;

        namespace Shop;

        public partial class Order
        {
            [Column("id")] public int Id { get; set; }
            [Column("status")] public string? Status { get; set; }
            public List<OrderLine> Lines { get; } = new();
            {{order}}
        }

        public class OrderLine
        {
            [Column("id")] public int Id { get; set; }
            [Column("order_id")] public int OrderId { get; set; }
            [Column("price")] public decimal Price { get; set; }
            public Order? Order { get; set; }
        }

        {{types}}

        public class ShopContext : DbContext
        {
            public DbSet<Order> Orders => Set<Order>();
            public DbSet<OrderLine> OrderLines => Set<OrderLine>();
            {{sets}}

            protected override void OnModelCreating(ModelBuilder modelBuilder)
            {
                modelBuilder.Entity<Order>().ToTable("orders");
                modelBuilder.Entity<OrderLine>().ToTable("order_lines");
                {{model}}
            }
        }
        """);

    /// <summary>The manifest with further lines, in order.</summary>
    public static string Lines(params string[] lines)
    {
        var manifest = CoverageManifest.Parse(Manifest + string.Join('\n', lines) + "\n");
        return ManifestEdit.Apply(manifest.Text, ManifestEditor.Sort(manifest));
    }
}
