"""What happens after the card: the plan, today's list, drafts, calendars, giving, honest numbers.

Planning is plain functions over frozen records with the clock passed in; nothing in this
package prints, asks or sends.
"""
