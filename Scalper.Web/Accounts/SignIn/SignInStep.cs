namespace Scalper.Web.Accounts.SignIn;

/// <summary>Where an attempt to sign in has got to.</summary>
public enum SignInStep
{
    /// <summary>Something was wrong; nobody is told what.</summary>
    Refused,

    /// <summary>The address has to wait.</summary>
    Blocked,

    /// <summary>The password was right; the second factor is still to come.</summary>
    CodeNeeded,

    /// <summary>The browser is signed in.</summary>
    Done,
}
