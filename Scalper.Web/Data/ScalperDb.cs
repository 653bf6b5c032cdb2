using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Scalper.Web.Accounts;

namespace Scalper.Web.Data;

/// <summary>The application's database.</summary>
public sealed class ScalperDb(DbContextOptions<ScalperDb> options) : IdentityDbContext<Account>(options)
{
    /// <summary>The last list of contracts of each venue that was asked, by its REST address.</summary>
    public DbSet<ContractListRow> ContractLists => Set<ContractListRow>();

    /// <summary>The contracts of those lists.</summary>
    public DbSet<ContractRow> Contracts => Set<ContractRow>();

    /// <summary>What is kept of every symbol followed in the last months.</summary>
    public DbSet<SymbolProfileRow> SymbolProfiles => Set<SymbolProfileRow>();

    /// <summary>How each account wants its screens.</summary>
    public DbSet<ScreenRow> Screens => Set<ScreenRow>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<ContractListRow>().HasKey(l => l.Venue);
        builder.Entity<ContractListRow>().HasMany(l => l.Contracts).WithOne().HasForeignKey(c => c.Venue).OnDelete(DeleteBehavior.Cascade);
        builder.Entity<ContractRow>().HasKey(c => new { c.Venue, c.Symbol });
        builder.Entity<SymbolProfileRow>().HasKey(p => new { p.Venue, p.Symbol });
        MakeScreens(builder);
        builder.Entity<IdentityRole>().HasData(Role(Accounts.Roles.Viewer), Role(Accounts.Roles.Admin));
    }

    private static void MakeScreens(ModelBuilder builder)
    {
        builder.Entity<ScreenRow>().HasKey(s => s.AccountId);
        builder.Entity<ScreenRow>().HasOne<Account>().WithOne().HasForeignKey<ScreenRow>(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.Entity<ScreenRow>().HasMany(s => s.Columns).WithOne().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.Entity<ScreenRow>().HasMany(s => s.Watchlists).WithOne().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.Entity<ScreenRow>().HasMany(s => s.Panes).WithOne().HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.Entity<ScreenColumnRow>().HasKey(c => new { c.AccountId, c.Position });
        builder.Entity<ScreenPaneRow>().HasKey(p => new { p.AccountId, p.Pane });
        builder.Entity<WatchlistRow>().HasKey(l => new { l.AccountId, l.Position });
        builder.Entity<WatchlistRow>().HasMany(l => l.Symbols).WithOne().HasForeignKey(s => new { s.AccountId, s.List }).OnDelete(DeleteBehavior.Cascade);
        builder.Entity<WatchedSymbolRow>().HasKey(s => new { s.AccountId, s.List, s.Position });
    }

    private static IdentityRole Role(string name)
    {
        string key = name.ToUpperInvariant();
        return new IdentityRole(name) { Id = key, NormalizedName = key, ConcurrencyStamp = key };
    }
}
