using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Scalper.Web.Accounts;

namespace Scalper.Web.Data;

/// <summary>The application's database.</summary>
public sealed class ScalperDb(DbContextOptions<ScalperDb> options) : IdentityDbContext<Account>(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<IdentityRole>().HasData(Role(Accounts.Roles.Viewer), Role(Accounts.Roles.Admin));
    }

    private static IdentityRole Role(string name)
    {
        string key = name.ToUpperInvariant();
        return new IdentityRole(name) { Id = key, NormalizedName = key, ConcurrencyStamp = key };
    }
}
