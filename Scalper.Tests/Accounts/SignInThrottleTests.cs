using Scalper.Tests.Components;
using Scalper.Web.Accounts.SignIn;
using Scalper.Web.Settings;

namespace Scalper.Tests.Accounts;

public sealed class SignInThrottleTests
{
    private readonly ManualTime _time = new();
    private readonly SignInThrottle _throttle;

    public SignInThrottleTests() => _throttle = new SignInThrottle(new AccountsOptions(), _time);

    [Fact]
    public void Begin_TenFailures_TheNextWaitsAndEachFurtherFailureDoublesTheWait()
    {
        Assert.All(Enumerable.Range(0, 10), _ => Assert.Null(_throttle.Begin("10.0.0.1")));
        Assert.True(_throttle.IsBlocked("10.0.0.1"));
        foreach (int minutes in new[] { 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            Assert.Equal(TimeSpan.FromMinutes(minutes), _throttle.Begin("10.0.0.1"));
            _time.Advance(TimeSpan.FromMinutes(minutes));
            Assert.False(_throttle.IsBlocked("10.0.0.1"));
            Assert.Null(_throttle.Begin("10.0.0.1"));
        }
    }

    [Fact]
    public void Begin_WhileBlocked_DoesNotLengthenTheWait()
    {
        Fail("10.0.0.1", 10);
        _time.Advance(TimeSpan.FromSeconds(20));
        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal(TimeSpan.FromSeconds(40), _throttle.Begin("10.0.0.1")));
    }

    [Fact]
    public void Begin_OtherAddress_IsNotTouched()
    {
        Fail("10.0.0.1", 10);
        Assert.Null(_throttle.Begin("10.0.0.2"));
    }

    [Fact]
    public void Begin_SameLineOfIPv6_CountsTogether()
    {
        foreach (int i in Enumerable.Range(0, 10))
        {
            Assert.Null(_throttle.Begin($"2001:db8:1:2::{i:x}"));
        }

        Assert.NotNull(_throttle.Begin("2001:db8:1:2:ffff::1"));
        Assert.Null(_throttle.Begin("2001:db8:1:3::1"));
    }

    [Fact]
    public void Succeed_BetweenFailures_TakesBackOnlyItself()
    {
        Fail("10.0.0.1", 9);
        Assert.Null(_throttle.Begin("10.0.0.1"));
        _throttle.Succeed("10.0.0.1");
        Assert.False(_throttle.IsBlocked("10.0.0.1"));
        Fail("10.0.0.1", 1);
        Assert.True(_throttle.IsBlocked("10.0.0.1"));
    }

    [Fact]
    public void Begin_AnHourWithoutFailure_ForgetsThem()
    {
        Fail("10.0.0.1", 9);
        _time.Advance(TimeSpan.FromMinutes(61));
        Fail("10.0.0.1", 9);
        Assert.False(_throttle.IsBlocked("10.0.0.1"));
    }

    [Fact]
    public void Begin_MoreAddressesThanAreRemembered_TheLongestUnseenIsForgotten()
    {
        Fail("first", 10);
        _time.Advance(TimeSpan.FromSeconds(1));
        Fail("second", 10);
        _time.Advance(TimeSpan.FromSeconds(1));
        for (int i = 0; i < SignInThrottle.MostAddresses - 1; i++)
        {
            _throttle.Begin($"address {i}");
        }

        Assert.False(_throttle.IsBlocked("first"));
        Assert.True(_throttle.IsBlocked("second"));
    }

    private void Fail(string address, int times)
    {
        for (int i = 0; i < times; i++)
        {
            _throttle.Begin(address);
        }
    }
}
