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

    /// <summary>The lists of symbols that administrators made.</summary>
    public DbSet<SymbolListRow> SymbolLists => Set<SymbolListRow>();

    /// <summary>What is kept of every symbol followed in the last months.</summary>
    public DbSet<SymbolProfileRow> SymbolProfiles => Set<SymbolProfileRow>();

    /// <summary>How each account wants its screens.</summary>
    public DbSet<ScreenRow> Screens => Set<ScreenRow>();

    /// <summary>Browsers that are signed in.</summary>
    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    /// <summary>Where accounts were signed in from.</summary>
    public DbSet<KnownAddressRow> KnownAddresses => Set<KnownAddressRow>();

    /// <summary>Links that make an account.</summary>
    public DbSet<InviteRow> Invites => Set<InviteRow>();

    /// <summary>Keys of the HTTP API that administrators made.</summary>
    public DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();

    /// <summary>Who got in and who changed what.</summary>
    public DbSet<AuditRow> Audit => Set<AuditRow>();

    /// <summary>What scores were worth, by blocks of the last weeks.</summary>
    public DbSet<EvaluatedBlockRow> EvaluatedBlocks => Set<EvaluatedBlockRow>();

    /// <summary>The same by symbols and days.</summary>
    public DbSet<EvaluatedDayRow> EvaluatedDays => Set<EvaluatedDayRow>();

    /// <summary>What the scales of the next day are made of.</summary>
    public DbSet<ScaleSampleRow> ScaleSamples => Set<ScaleSampleRow>();

    /// <summary>The verdicts of the last midnights.</summary>
    public DbSet<VerdictRow> Verdicts => Set<VerdictRow>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<ContractListRow>().HasKey(l => l.Venue);
        builder.Entity<ContractListRow>().HasMany(l => l.Contracts).WithOne().HasForeignKey(c => c.Venue).OnDelete(DeleteBehavior.Cascade);
        builder.Entity<ContractRow>().HasKey(c => new { c.Venue, c.Symbol });
        builder.Entity<SymbolListRow>().HasKey(l => l.Name);
        builder.Entity<SymbolProfileRow>().HasKey(p => new { p.Venue, p.Symbol });
        MakeScreens(builder);
        MakeAccess(builder);
        MakeEvaluation(builder);
        builder.Entity<IdentityRole>().HasData(Accounts.Roles.All.Select(Role));
    }

    private static void MakeAccess(ModelBuilder builder)
    {
        builder.Entity<SessionRow>().HasKey(s => s.Id);
        builder.Entity<SessionRow>().HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.Entity<KnownAddressRow>().HasKey(a => new { a.AccountId, a.Address });
        builder.Entity<KnownAddressRow>().HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.Entity<InviteRow>().HasKey(i => i.Hash);
        builder.Entity<ApiKeyRow>().HasKey(k => k.Hash);
        builder.Entity<AuditRow>().HasKey(a => a.Id);
        builder.Entity<AuditRow>().HasIndex(a => new { a.Kind, a.Id });
    }

    private static void MakeEvaluation(ModelBuilder builder)
    {
        builder.Entity<EvaluatedBlockRow>().HasKey(b => new { b.Venue, b.Model, b.Weights, b.HorizonSeconds, b.StartSecond });
        builder.Entity<EvaluatedDayRow>().HasKey(d => new { d.Venue, d.Model, d.Weights, d.HorizonSeconds, d.Day });
        builder.Entity<ScaleSampleRow>().HasKey(s => new { s.Venue, s.Models, s.StartSecond });
        builder.Entity<VerdictRow>().HasKey(v => new { v.Venue, v.Model, v.Weights, v.HorizonSeconds, v.DecidedAtSecond });
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
