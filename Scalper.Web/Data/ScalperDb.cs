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

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<ContractListRow>().HasKey(l => l.Venue);
        builder.Entity<ContractListRow>().HasMany(l => l.Contracts).WithOne().HasForeignKey(c => c.Venue).OnDelete(DeleteBehavior.Cascade);
        builder.Entity<ContractRow>().HasKey(c => new { c.Venue, c.Symbol });
        builder.Entity<SymbolProfileRow>().HasKey(p => new { p.Venue, p.Symbol });
        builder.Entity<IdentityRole>().HasData(Role(Accounts.Roles.Viewer), Role(Accounts.Roles.Admin));
    }

    private static IdentityRole Role(string name)
    {
        string key = name.ToUpperInvariant();
        return new IdentityRole(name) { Id = key, NormalizedName = key, ConcurrencyStamp = key };
    }
}
