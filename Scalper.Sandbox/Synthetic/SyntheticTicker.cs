using System.Globalization;
using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Synthetic;

/// <summary>The ticker of one symbol, derived from its market.</summary>
/// <param name="market">Null for a contract that does not trade yet.</param>
internal sealed class SyntheticTicker(Contract contract, ITradedMarket? market)
{
    private readonly TickerState _state = new();

    /// <summary>The state at the time; the same object each time.</summary>
    public TickerState At(long nowNs)
    {
        if (market is null)
        {
            Announced();
        }
        else
        {
            Trading(market, nowNs / 1_000_000);
        }

        return _state;
    }

    private void Trading(ITradedMarket traded, long nowMs)
    {
        TradeTape tape = traded.Tape;
        long yesterday = (long)(contract.AnchorTicks * 0.992), anHourAgo = (long)(contract.AnchorTicks * 0.998);
        double mark = contract.Price.Value(1) * traded.FairTicks;
        _state["tickDirection"] = tape.LastTick.ToString();
        _state["price24hPcnt"] = Fraction(((double)tape.LastPrice / yesterday) - 1);
        _state["lastPrice"] = contract.Price.Text(tape.LastPrice);
        _state["prevPrice24h"] = contract.Price.Text(yesterday);
        _state["highPrice24h"] = contract.Price.Text(tape.HighPrice);
        _state["lowPrice24h"] = contract.Price.Text(tape.LowPrice);
        _state["prevPrice1h"] = contract.Price.Text(anHourAgo);
        _state["markPrice"] = Money(mark, contract.Price.Digits);
        _state["indexPrice"] = Money(mark * 1.0003, contract.Price.Digits);
        Interest(tape.OpenLots, mark);
        _state["turnover24h"] = Money(tape.DayTurnover, 4);
        _state["volume24h"] = Money(tape.DayLots * contract.Quantity.StepSize, 4);
        Terms(nowMs, mark);
        Touch(traded.Book);
        Prelisting("");
    }

    private void Interest(long lots, double mark)
    {
        _state["openInterest"] = contract.Quantity.Text(2 * lots);
        _state["openInterestValue"] = Money(2 * contract.Quantity.Value(lots) * mark, 2);
        _state["singleOpenInterest"] = contract.Quantity.Text(lots);
        _state["singleOpenInterestValue"] = Money(contract.Quantity.Value(lots) * mark, 2);
    }

    private void Terms(long nowMs, double mark)
    {
        if (contract.Kind == ContractKind.Dated)
        {
            double spot = contract.Price.Value(1) * contract.AnchorTicks;
            _state["fundingRate"] = _state["nextFundingTime"] = _state["fundingIntervalHour"] = _state["fundingCap"] = "";
            _state["deliveryTime"] = Integer(contract.DeliveryTimeMs);
            _state["basis"] = ((mark / 1.0003) - spot).ToString("F2", CultureInfo.InvariantCulture);
            _state["basisRate"] = Fraction((mark / 1.0003 / spot) - 1);
            _state["basisRateYear"] = _state["predictedDeliveryPrice"] = "";
            _state["deliveryFeeRate"] = "0";
            return;
        }
        long interval = contract.FundingIntervalHours * 3_600_000L;
        _state["fundingIntervalHour"] = Integer(contract.FundingIntervalHours);
        _state["fundingCap"] = "0.005";
        _state["nextFundingTime"] = Integer(((nowMs / interval) + 1) * interval);
        _state["fundingRate"] = "0.0001";
    }

    private void Touch(LevelBook book)
    {
        _state["bid1Price"] = contract.Price.Text(book.Bids.Best.Price);
        _state["bid1Size"] = contract.Quantity.Text(book.Bids.Best.Quantity);
        _state["ask1Price"] = contract.Price.Text(book.Asks.Best.Price);
        _state["ask1Size"] = contract.Quantity.Text(book.Asks.Best.Quantity);
    }

    private void Announced()
    {
        _state["lastPrice"] = _state["markPrice"] = _state["indexPrice"] = contract.Price.Text((long)contract.AnchorTicks);
        _state["openInterest"] = _state["openInterestValue"] = _state["turnover24h"] = _state["volume24h"] = "0";
        Prelisting("NotStarted");
    }

    private void Prelisting(string phase)
    {
        _state["preOpenPrice"] = _state["preQty"] = "";
        _state["curPreListingPhase"] = phase;
    }

    private static string Money(double value, int digits) => value.ToString("F" + Integer(digits), CultureInfo.InvariantCulture);

    /// <summary>Up to six decimals, without trailing zeros.</summary>
    private static string Fraction(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Integer(long value) => value.ToString(CultureInfo.InvariantCulture);
}
