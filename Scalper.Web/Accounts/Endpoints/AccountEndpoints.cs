namespace Scalper.Web.Accounts.Endpoints;

/// <summary>Set-up, sign-in, own account and administration of accounts. All are rendered on the server, without a circuit.</summary>
public static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        SetupEndpoints.Map(app);
        InviteEndpoints.Map(app);
        SignInEndpoints.Map(app);
        OwnAccountEndpoints.Map(app);
        SecondFactorEndpoints.Map(app);
        UserEndpoints.Map(app);
        KeyEndpoints.Map(app);
        AuditEndpoints.Map(app);
        KeepingEndpoints.Map(app);
    }
}
