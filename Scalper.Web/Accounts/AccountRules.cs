namespace Scalper.Web.Accounts;

/// <summary>What names and passwords of accounts must be. The sentences follow "expected".</summary>
public static class AccountRules
{
    /// <summary>Long passwords are what helps; rules of composition only make people write them down.</summary>
    public const int ShortestPassword = 12;

    /// <summary>Bounds the work that a single attempt can cause.</summary>
    public const int LongestPassword = 128;

    public const int LongestUserName = 64;

    /// <summary>Of a second factor or recovery.</summary>
    public const int LongestCode = 32;

    public const string UserNamePattern = "[a-zA-Z0-9._@+-]{1,64}";

    public const string UserName = "a name of 1 to 64 letters, digits or the signs - . _ @ +";

    public const string Password = "a password of 12 to 128 characters";
}
