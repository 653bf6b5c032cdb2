namespace Scalper.Web.Accounts.Audit;

/// <summary>Kinds and words of acts.</summary>
public static class AuditActs
{
    public static AuditKind KindOf(AuditAct act) => act switch
    {
        < AuditAct.AdministratorMade => AuditKind.Access,
        < AuditAct.UniverseRefreshed => AuditKind.Administration,
        _ => AuditKind.Operation,
    };

    /// <summary>The act in words, as screens and exports say it.</summary>
    public static string Words(this AuditAct act) => act switch
    {
        AuditAct.SignedIn => "Signed in",
        AuditAct.SignInRefused => "Sign-in refused",
        AuditAct.AddressBlocked => "Address blocked",
        AuditAct.SignedOut => "Signed out",
        AuditAct.CodeRefused => "Code refused",
        AuditAct.IdentityConfirmed => "Identity confirmed",
        AuditAct.ConfirmationRefused => "Confirmation refused",
        AuditAct.AdministratorMade => "Administrator made",
        AuditAct.AccountMade => "Account made",
        AuditAct.PasswordChanged => "Password changed",
        AuditAct.SecondFactorOn => "Second factor on",
        AuditAct.SecondFactorOff => "Second factor off",
        AuditAct.RecoveryCodesMade => "Recovery codes made",
        AuditAct.RecoveryCodeUsed => "Recovery code used",
        AuditAct.SessionsEnded => "Sessions ended",
        AuditAct.RoleChanged => "Role changed",
        AuditAct.AccountBarred => "Account locked",
        AuditAct.AccountAdmitted => "Account unlocked",
        AuditAct.AccountDeleted => "Account deleted",
        AuditAct.AccountReset => "Account reset",
        AuditAct.InviteMade => "Invite made",
        AuditAct.InviteWithdrawn => "Invite withdrawn",
        AuditAct.KeyMade => "API key made",
        AuditAct.KeyRevoked => "API key revoked",
        AuditAct.UniverseRefreshed => "Universe refreshed",
        AuditAct.ConnectionRetried => "Connection retried",
        AuditAct.BookResynced => "Book asked for again",
        AuditAct.SymbolListsChanged => "Symbol lists changed",
        AuditAct.SegmentPinned => "Recording pinned",
        AuditAct.SegmentUnpinned => "Recording unpinned",
        AuditAct.RecordingVerified => "Recording verified",
        AuditAct.ReplayOpened => "Replay opened",
        AuditAct.ReplayRefused => "Replay refused",
        AuditAct.ReplayClosed => "Replay closed",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };
}
