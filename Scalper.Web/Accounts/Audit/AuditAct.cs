namespace Scalper.Web.Accounts.Audit;

/// <summary>What the audit log tells of. Kept in the database by these numbers.</summary>
public enum AuditAct : byte
{
    SignedIn = 0,
    SignInRefused = 1,
    AddressBlocked = 2,
    SignedOut = 3,
    CodeRefused = 4,
    IdentityConfirmed = 5,
    ConfirmationRefused = 6,

    AdministratorMade = 20,
    AccountMade = 21,
    PasswordChanged = 22,
    SecondFactorOn = 23,
    SecondFactorOff = 24,
    RecoveryCodesMade = 25,
    RecoveryCodeUsed = 26,
    SessionsEnded = 27,
    RoleChanged = 28,
    AccountBarred = 29,
    AccountAdmitted = 30,
    AccountDeleted = 31,
    AccountReset = 32,
    InviteMade = 33,
    InviteWithdrawn = 34,
    KeyMade = 35,
    KeyRevoked = 36,

    UniverseRefreshed = 60,
    ConnectionRetried = 61,
    BookResynced = 62,
    SymbolListsChanged = 63,
    SegmentPinned = 64,
    SegmentUnpinned = 65,
    RecordingVerified = 66,
    ReplayOpened = 67,
    ReplayRefused = 68,
    ReplayClosed = 69,
}
