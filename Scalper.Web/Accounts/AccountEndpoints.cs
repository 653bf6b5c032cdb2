namespace Scalper.Web.Accounts;

/// <summary>Set-up, sign-in and sign-out. All are rendered on the server, without a circuit and without scripts.</summary>
public static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        SetupEndpoints.Map(app);
        SignInEndpoints.Map(app);
    }
}
